//! What a word may say of the times beside it, a bit for each; the packs tell which words say what.

pub(super) const PAST: u64 = 1;
pub(super) const FUTURE: u64 = 1 << 1;
pub(super) const STOP: u64 = 1 << 2;
pub(super) const PLAN: u64 = 1 << 3;
pub(super) const BACKGROUND: u64 = 1 << 4;
pub(super) const BRACKET: u64 = 1 << 5;
pub(super) const FUTURE_BEFORE_INFINITIVE: u64 = 1 << 6;
pub(super) const INFINITIVE: u64 = 1 << 7;
pub(super) const MODAL: u64 = 1 << 8;
pub(super) const PLUPERFECT: u64 = 1 << 9;
pub(super) const NO_PAST: u64 = 1 << 10;
pub(super) const LIMIT: u64 = 1 << 11;
pub(super) const POSSESSIVE: u64 = 1 << 12;
pub(super) const PRESENT: u64 = 1 << 13;
pub(super) const PROGRESSIVE: u64 = 1 << 14;
pub(super) const DETERMINER: u64 = 1 << 15;
pub(super) const AGENT: u64 = 1 << 16;
pub(super) const AUXILIARY: u64 = 1 << 17;
pub(super) const ABILITY: u64 = 1 << 18;
pub(super) const DENIAL: u64 = 1 << 19;
pub(super) const ABBREVIATION: u64 = 1 << 20;
pub(super) const WITHIN: u64 = 1 << 21;
pub(super) const CLAUSE: u64 = 1 << 22;
pub(super) const LOOKS_AHEAD: u64 = 1 << 23;
pub(super) const AHEAD_OF: u64 = 1 << 24;
pub(super) const TELLING: u64 = 1 << 25;
pub(super) const POSSIBLE: u64 = 1 << 26;
pub(super) const SUCCEEDS: u64 = 1 << 27;
pub(super) const ARRANGES: u64 = 1 << 28;
pub(super) const RELATIVE: u64 = 1 << 29;
pub(super) const PARTICIPLE: u64 = 1 << 30;
pub(super) const HAPPENS: u64 = 1 << 31;
pub(super) const JOINS: u64 = 1 << 32;
pub(super) const END_OPENER: u64 = 1 << 33;
pub(super) const DATED: u64 = 1 << 34;
pub(super) const BEARER: u64 = 1 << 35;
pub(super) const BEARS: u64 = 1 << 36;
pub(super) const CONJUNCTION: u64 = 1 << 37;
pub(super) const TURN: u64 = 1 << 38;
pub(super) const BEFORE: u64 = 1 << 39;
pub(super) const AFTER: u64 = 1 << 40;
pub(super) const DEADLINE: u64 = 1 << 41;
pub(super) const REFUSAL: u64 = 1 << 42;
pub(super) const HABIT: u64 = 1 << 43;
pub(super) const PLACE: u64 = 1 << 44;
pub(super) const ABOUT: u64 = 1 << 45;
pub(super) const COUNTED: u64 = 1 << 46;
pub(super) const DAY_OPENER: u64 = 1 << 47;
pub(super) const RESCHEDULES: u64 = 1 << 48;
pub(super) const DEMANDS: u64 = 1 << 49;
pub(super) const STATE: u64 = 1 << 50;
pub(super) const RANGE_OPENER: u64 = 1 << 51;

/// The classes of words that are cues; a pack need not have all.
pub(super) const CLASSES: [(&str, u64); 55] = [
    ("past-cue", PAST),
    ("future-cue", FUTURE),
    ("sentence-end", STOP),
    ("plan-opener", PLAN),
    ("background-opener", BACKGROUND),
    ("bracket-opener", BRACKET),
    ("future-before-infinitive", FUTURE_BEFORE_INFINITIVE),
    ("infinitive", INFINITIVE),
    ("modal", MODAL),
    ("pluperfect", PLUPERFECT),
    ("no-past", NO_PAST),
    ("limit-opener", LIMIT),
    ("possessive", POSSESSIVE),
    ("present-cue", PRESENT),
    ("progressive", PROGRESSIVE),
    ("determiner", DETERMINER),
    ("agent", AGENT),
    ("auxiliary", AUXILIARY),
    ("ability", ABILITY),
    ("denial", DENIAL),
    ("abbreviation", ABBREVIATION),
    ("within-opener", WITHIN),
    ("clause-mark", CLAUSE),
    ("looks-ahead", LOOKS_AHEAD),
    ("looks-ahead-to", AHEAD_OF),
    ("telling", TELLING),
    ("possible-cue", POSSIBLE),
    ("succeeds", SUCCEEDS),
    ("arranges", ARRANGES),
    ("relative", RELATIVE),
    ("participle", PARTICIPLE),
    ("happens-opener", HAPPENS),
    ("joins", JOINS),
    ("end-opener", END_OPENER),
    ("dated", DATED),
    ("date-bearer", BEARER),
    ("bearing", BEARS),
    ("conjunction", CONJUNCTION),
    ("turn-opener", TURN),
    ("before-hour", BEFORE),
    ("about-hour", ABOUT),
    ("after-hour", AFTER),
    ("habit-falls", HABIT),
    ("habit-held", HABIT),
    ("habit-kept", HABIT),
    ("habit-takes", HABIT),
    ("style-place", PLACE),
    ("deadline-opener", DEADLINE),
    ("refusal", REFUSAL),
    ("counted", COUNTED),
    ("day-opener", DAY_OPENER),
    ("reschedules", RESCHEDULES),
    ("demands", DEMANDS),
    ("state-kept", STATE),
    ("range-opener", RANGE_OPENER),
];
