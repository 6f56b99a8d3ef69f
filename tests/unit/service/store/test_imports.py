import subprocess
import sys


def test_the_words_of_the_store_load_no_database():
    """What only talks about entries starts quickly."""
    program = "import sys, service.store, service.store.errors; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "service" in loaded
    assert loaded.isdisjoint({"sqlalchemy", "alembic", "sqlite3", "msgspec", "filelock", "flask"})
