"""Numbers as words for a person's ear."""


def duration(milliseconds: int) -> str:
    """Say a duration: "1 minute 53 seconds"."""
    seconds = round(milliseconds / 1000)
    hours, rest = divmod(seconds, 3600)
    parts = [(hours, "hour"), (rest // 60, "minute"), (rest % 60, "second")]
    said = [count(number, unit) for number, unit in parts if number]
    return " ".join(said) or "less than a second"


def count(number: int, unit: str) -> str:
    """Say how many: "1 clip", "2 clips"."""
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def size(size_bytes: int) -> str:
    """Say a size: "1.4 MB"."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size_bytes >= factor:
            return f"{size_bytes / factor:.1f} {unit}"
    return count(size_bytes, "byte")
