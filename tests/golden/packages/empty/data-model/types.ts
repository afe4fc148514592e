// Derived from stages/dataModel.json by Nonagon. Edit that file, then run `nonagon build`.

export type Uuid = string;
/** RFC 3339 in UTC with milliseconds. */
export type Instant = string;
/** YYYY-MM-DD. */
export type PlainDate = string;
/** hh:mm:ss. */
export type PlainTime = string;
/** Decimal number in text, never a float. */
export type Decimal = string;
/** Base64. */
export type Bytes = string;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
