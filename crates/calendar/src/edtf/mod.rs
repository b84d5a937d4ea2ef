//! Extended Date/Time Format, levels 0 to 2 of ISO 8601-2:2019.
