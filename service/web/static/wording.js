// Times and sentences in words. The sentences themselves stand in the page.

/** Put `values` where `sentence` has a place for them: `{time}`. */
export const fill = (sentence, values) => sentence.replace(/{(\w+)}/g, (_, name) => values[name]);

/** Return a function that says seconds in words of `language`: "4 minutes, 3 seconds". */
export function timesIn(language) {
  const durations = new Intl.DurationFormat(language, { style: "long" });
  const none = new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "long" }).format(0);
  return (seconds) => {
    const whole = Math.max(0, Math.round(seconds));
    const parts = { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
    return whole ? durations.format(parts) : none;
  };
}
