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

export const requiredAEnumLowHighs = ["low", "high"] as const;
export type RequiredAEnumLowHigh = (typeof requiredAEnumLowHighs)[number];

export const requiredAEnumRedGreenLists = ["red", "green"] as const;
export type RequiredAEnumRedGreenList = (typeof requiredAEnumRedGreenLists)[number];

/** Every type, required. */
export interface Required {
  /** Primary key */
  id: Uuid;
  /** A value of uuid */
  aUuid: Uuid;
  /** A value of string */
  aString: string;
  /** A value of string(10) */
  aString10: string;
  /** A value of string(5000) */
  aString5000: string;
  /** A value of text */
  aText: string;
  /** A value of integer */
  aInteger: number;
  /** A value of bigint */
  aBigint: number;
  /** A value of decimal */
  aDecimal: Decimal;
  /** A value of decimal(12,2) */
  aDecimal122: Decimal;
  /** A value of float */
  aFloat: number;
  /** A value of boolean */
  aBoolean: boolean;
  /** A value of date */
  aDate: PlainDate;
  /** A value of datetime */
  aDatetime: Instant;
  /** A value of time */
  aTime: PlainTime;
  /** A value of jsonb */
  aJsonb: Json;
  /** A value of binary */
  aBinary: Bytes;
  /** A value of enum(low,high) */
  aEnumLowHigh: RequiredAEnumLowHigh;
  /** A value of text[] */
  aTextList: string[];
  /** A value of integer[] */
  aIntegerList: number[];
  /** A value of enum(red,green)[] */
  aEnumRedGreenList: RequiredAEnumRedGreenList[];
  /** A value of uuid[] */
  aUuidList: Uuid[];
  /** A value of decimal(6,3)[] */
  aDecimal63List: Decimal[];
  /** A value of boolean[] */
  aBooleanList: boolean[];
  /** A value of date[] */
  aDateList: PlainDate[];
  /** A value of jsonb[] */
  aJsonbList: Json[];
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Required. */
export interface RequiredCreate {
  aUuid: Uuid;
  aString: string;
  aString10: string;
  aString5000: string;
  aText: string;
  aInteger: number;
  aBigint: number;
  aDecimal: Decimal;
  aDecimal122: Decimal;
  aFloat: number;
  aBoolean: boolean;
  aDate: PlainDate;
  aDatetime: Instant;
  aTime: PlainTime;
  aJsonb: Json;
  aBinary: Bytes;
  aEnumLowHigh: RequiredAEnumLowHigh;
  aTextList: string[];
  aIntegerList: number[];
  aEnumRedGreenList: RequiredAEnumRedGreenList[];
  aUuidList: Uuid[];
  aDecimal63List: Decimal[];
  aBooleanList: boolean[];
  aDateList: PlainDate[];
  aJsonbList: Json[];
}

/** What a caller may change. */
export type RequiredUpdate = Partial<RequiredCreate>;

export const optionalAEnumLowHighs = ["low", "high"] as const;
export type OptionalAEnumLowHigh = (typeof optionalAEnumLowHighs)[number];

export const optionalAEnumRedGreenLists = ["red", "green"] as const;
export type OptionalAEnumRedGreenList = (typeof optionalAEnumRedGreenLists)[number];

/** Every type, optional. */
export interface Optional {
  /** Primary key */
  id: Uuid;
  /** Perhaps a value of uuid */
  aUuid?: Uuid | null;
  /** Perhaps a value of string */
  aString?: string | null;
  /** Perhaps a value of string(10) */
  aString10?: string | null;
  /** Perhaps a value of string(5000) */
  aString5000?: string | null;
  /** Perhaps a value of text */
  aText?: string | null;
  /** Perhaps a value of integer */
  aInteger?: number | null;
  /** Perhaps a value of bigint */
  aBigint?: number | null;
  /** Perhaps a value of decimal */
  aDecimal?: Decimal | null;
  /** Perhaps a value of decimal(12,2) */
  aDecimal122?: Decimal | null;
  /** Perhaps a value of float */
  aFloat?: number | null;
  /** Perhaps a value of boolean */
  aBoolean?: boolean | null;
  /** Perhaps a value of date */
  aDate?: PlainDate | null;
  /** Perhaps a value of datetime */
  aDatetime?: Instant | null;
  /** Perhaps a value of time */
  aTime?: PlainTime | null;
  /** Perhaps a value of jsonb */
  aJsonb?: Json | null;
  /** Perhaps a value of binary */
  aBinary?: Bytes | null;
  /** Perhaps a value of enum(low,high) */
  aEnumLowHigh?: OptionalAEnumLowHigh | null;
  /** Perhaps a value of text[] */
  aTextList?: string[] | null;
  /** Perhaps a value of integer[] */
  aIntegerList?: number[] | null;
  /** Perhaps a value of enum(red,green)[] */
  aEnumRedGreenList?: OptionalAEnumRedGreenList[] | null;
  /** Perhaps a value of uuid[] */
  aUuidList?: Uuid[] | null;
  /** Perhaps a value of decimal(6,3)[] */
  aDecimal63List?: Decimal[] | null;
  /** Perhaps a value of boolean[] */
  aBooleanList?: boolean[] | null;
  /** Perhaps a value of date[] */
  aDateList?: PlainDate[] | null;
  /** Perhaps a value of jsonb[] */
  aJsonbList?: Json[] | null;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Optional. */
export interface OptionalCreate {
  aUuid?: Uuid | null;
  aString?: string | null;
  aString10?: string | null;
  aString5000?: string | null;
  aText?: string | null;
  aInteger?: number | null;
  aBigint?: number | null;
  aDecimal?: Decimal | null;
  aDecimal122?: Decimal | null;
  aFloat?: number | null;
  aBoolean?: boolean | null;
  aDate?: PlainDate | null;
  aDatetime?: Instant | null;
  aTime?: PlainTime | null;
  aJsonb?: Json | null;
  aBinary?: Bytes | null;
  aEnumLowHigh?: OptionalAEnumLowHigh | null;
  aTextList?: string[] | null;
  aIntegerList?: number[] | null;
  aEnumRedGreenList?: OptionalAEnumRedGreenList[] | null;
  aUuidList?: Uuid[] | null;
  aDecimal63List?: Decimal[] | null;
  aBooleanList?: boolean[] | null;
  aDateList?: PlainDate[] | null;
  aJsonbList?: Json[] | null;
}

/** What a caller may change. */
export type OptionalUpdate = Partial<OptionalCreate>;

export const defaultedAEnumLowHighs = ["low", "high"] as const;
export type DefaultedAEnumLowHigh = (typeof defaultedAEnumLowHighs)[number];

export const defaultedAEnumRedGreenLists = ["red", "green"] as const;
export type DefaultedAEnumRedGreenList = (typeof defaultedAEnumRedGreenLists)[number];

/** Every type that takes a default. */
export interface Defaulted {
  /** Primary key */
  id: Uuid;
  /** A value of string, given when none is */
  aString: string;
  /** A value of string(10), given when none is */
  aString10: string;
  /** A value of string(5000), given when none is */
  aString5000: string;
  /** A value of text, given when none is */
  aText: string;
  /** A value of integer, given when none is */
  aInteger: number;
  /** A value of bigint, given when none is */
  aBigint: number;
  /** A value of decimal(12,2), given when none is */
  aDecimal122: Decimal;
  /** A value of float, given when none is */
  aFloat: number;
  /** A value of boolean, given when none is */
  aBoolean: boolean;
  /** A value of date, given when none is */
  aDate: PlainDate;
  /** A value of datetime, given when none is */
  aDatetime: Instant;
  /** A value of time, given when none is */
  aTime: PlainTime;
  /** A value of jsonb, given when none is */
  aJsonb: Json;
  /** A value of enum(low,high), given when none is */
  aEnumLowHigh: DefaultedAEnumLowHigh;
  /** A value of text[], given when none is */
  aTextList: string[];
  /** A value of integer[], given when none is */
  aIntegerList: number[];
  /** A value of enum(red,green)[], given when none is */
  aEnumRedGreenList: DefaultedAEnumRedGreenList[];
  /** A value of boolean[], given when none is */
  aBooleanList: boolean[];
  /** Now */
  madeAt: Instant;
  /** Today */
  madeOn: PlainDate;
  /** A new one */
  token: Uuid;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Defaulted. */
export interface DefaultedCreate {
  aString?: string;
  aString10?: string;
  aString5000?: string;
  aText?: string;
  aInteger?: number;
  aBigint?: number;
  aDecimal122?: Decimal;
  aFloat?: number;
  aBoolean?: boolean;
  aDate?: PlainDate;
  aDatetime?: Instant;
  aTime?: PlainTime;
  aJsonb?: Json;
  aEnumLowHigh?: DefaultedAEnumLowHigh;
  aTextList?: string[];
  aIntegerList?: number[];
  aEnumRedGreenList?: DefaultedAEnumRedGreenList[];
  aBooleanList?: boolean[];
  madeAt?: Instant;
  madeOn?: PlainDate;
  token?: Uuid;
}

/** What a caller may change. */
export type DefaultedUpdate = Partial<DefaultedCreate>;

/** Every format of a text. */
export interface Formatted {
  /** Primary key */
  id: Uuid;
  /** Text that is a email */
  inEmail: string;
  /** Text that is a uri */
  inUri?: string | null;
  /** Text that is a phone */
  inPhone: string;
  /** Text that is a slug */
  inSlug?: string | null;
  /** Text that is a colour */
  inColour: string;
  /** Text that is a currency */
  inCurrency?: string | null;
  /** Text that is a country */
  inCountry: string;
  /** Text that is a language */
  inLanguage?: string | null;
  /** Text that is a markdown */
  inMarkdown: string;
  /** Text that is a timezone */
  inTimezone?: string | null;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Formatted. */
export interface FormattedCreate {
  inEmail: string;
  inUri?: string | null;
  inPhone: string;
  inSlug?: string | null;
  inColour: string;
  inCurrency?: string | null;
  inCountry: string;
  inLanguage?: string | null;
  inMarkdown: string;
  inTimezone?: string | null;
}

/** What a caller may change. */
export type FormattedUpdate = Partial<FormattedCreate>;

/** Every mark of a field. */
export interface Marked {
  /** Primary key */
  id: Uuid;
  /** Found by it */
  code: string;
  /** Counted up */
  rank: number;
  /** Never shown. Never leaves the server. */
  hash: string;
  /** Looked up */
  place?: number | null;
  /** Set once */
  fixed: string;
  /** Part of one */
  share: Decimal;
  /** Beginning with a letter */
  label: string;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What may leave the server. */
export type MarkedPublic = Omit<Marked, "hash">;

/** What a caller gives for a new Marked. */
export interface MarkedCreate {
  code: string;
  place?: number | null;
  fixed: string;
  share: Decimal;
  label: string;
}

/** What a caller may change. */
export type MarkedUpdate = Partial<Omit<MarkedCreate, "fixed">>;

/** A key that the database counts. */
export interface Counted {
  /** Primary key */
  id: number;
  /** Name */
  name: string;
  /** When the row was made */
  createdAt: Instant;
}

/** What a caller gives for a new Counted. */
export interface CountedCreate {
  name: string;
}

/** What a caller may change. */
export type CountedUpdate = Partial<CountedCreate>;

/** A key that people chose. */
export interface Named {
  /** Primary key */
  id: string;
  /** Name */
  name: string;
  /** When the row was made */
  createdAt: Instant;
}

/** What a caller gives for a new Named. */
export interface NamedCreate {
  name: string;
}

/** What a caller may change. */
export type NamedUpdate = Partial<NamedCreate>;
