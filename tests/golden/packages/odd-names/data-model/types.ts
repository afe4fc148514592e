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

export const orderGroups = ["it's", "\"two\"", "ünï", "select"] as const;
export type OrderGroup = (typeof orderGroups)[number];

export const orderDefaults = ["it's", "\"two\"", "ünï", "select"] as const;
export type OrderDefault = (typeof orderDefaults)[number];

export const orderTypes = ["it's", "\"two\"", "ünï", "select"] as const;
export type OrderType = (typeof orderTypes)[number];

/** A reserved word. */
export interface Order {
  /** Primary key */
  id: Uuid;
  /** About select: it's "so" \ *​/ -- `select` */
  select: string;
  /** About from: it's "so" \ *​/ -- `from` */
  from?: number | null;
  /** About where: it's "so" \ *​/ -- `where` */
  where: string;
  /** About group: it's "so" \ *​/ -- `group` */
  group?: OrderGroup | null;
  /** About table: it's "so" \ *​/ -- `table` */
  table: PlainDate;
  /** About user: it's "so" \ *​/ -- `user` */
  user?: string | null;
  /** About order: it's "so" \ *​/ -- `order` */
  order: number;
  /** About desc: it's "so" \ *​/ -- `desc` */
  desc?: string | null;
  /** About default: it's "so" \ *​/ -- `default` */
  default: OrderDefault;
  /** About check: it's "so" \ *​/ -- `check` */
  check?: PlainDate | null;
  /** About key: it's "so" \ *​/ -- `key` */
  key: string;
  /** About index: it's "so" \ *​/ -- `index` */
  index?: number | null;
  /** About value: it's "so" \ *​/ -- `value` */
  value: string;
  /** About type: it's "so" \ *​/ -- `type` */
  type?: OrderType | null;
  /** About constraint: it's "so" \ *​/ -- `constraint` */
  constraint: PlainDate;
  /** About references: it's "so" \ *​/ -- `references` */
  references?: string | null;
  /** About primary: it's "so" \ *​/ -- `primary` */
  primary: number;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Order. */
export interface OrderCreate {
  select: string;
  from?: number | null;
  where: string;
  group?: OrderGroup | null;
  table: PlainDate;
  user?: string | null;
  order: number;
  desc?: string | null;
  default: OrderDefault;
  check?: PlainDate | null;
  key: string;
  index?: number | null;
  value: string;
  type?: OrderType | null;
  constraint: PlainDate;
  references?: string | null;
  primary: number;
}

/** What a caller may change. */
export type OrderUpdate = Partial<OrderCreate>;

export const userEnds = ["it's", "\"two\"", "ünï", "select"] as const;
export type UserEnd = (typeof userEnds)[number];

/** Another one. */
export interface User {
  /** Primary key */
  id: Uuid;
  /** Points at Order */
  orderId: Uuid;
  /** About name: it's "so" \ *​/ -- `name` */
  name: string;
  /** About password: it's "so" \ *​/ -- `password` */
  password?: number | null;
  /** About role: it's "so" \ *​/ -- `role` */
  role: string;
  /** About end: it's "so" \ *​/ -- `end` */
  end?: UserEnd | null;
  /** About Order: it's "so" \ *​/ -- `Order` */
  Order: PlainDate;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new User. */
export interface UserCreate {
  orderId: Uuid;
  name: string;
  password?: number | null;
  role: string;
  end?: UserEnd | null;
  Order: PlainDate;
}

/** What a caller may change. */
export type UserUpdate = Partial<UserCreate>;

/** Größe, Straße and other letters: äöüß. */
export interface Gruppe {
  /** Primary key */
  id: Uuid;
  /** About größe: it's "so" \ *​/ -- `größe` */
  "größe": string;
  /** About straße: it's "so" \ *​/ -- `straße` */
  "straße"?: number | null;
  /** About naïveÉtat: it's "so" \ *​/ -- `naïveÉtat` */
  "naïveÉtat": string;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Gruppe. */
export interface GruppeCreate {
  "größe": string;
  "straße"?: number | null;
  "naïveÉtat": string;
}

/** What a caller may change. */
export type GruppeUpdate = Partial<GruppeCreate>;

/** Another script. */
export interface Unnamed {
  /** Primary key */
  id: Uuid;
  /** Points at Order */
  "注文Id"?: Uuid | null;
  /** About 名前: it's "so" \ *​/ -- `名前` */
  "名前": string;
  /** About 住所: it's "so" \ *​/ -- `住所` */
  "住所"?: number | null;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Unnamed. */
export interface UnnamedCreate {
  "注文Id"?: Uuid | null;
  "名前": string;
  "住所"?: number | null;
}

/** What a caller may change. */
export type UnnamedUpdate = Partial<UnnamedCreate>;

/** And another. */
export interface Unnamed2 {
  /** Primary key */
  id: Uuid;
  /** About имя: it's "so" \ *​/ -- `имя` */
  "имя": string;
  /** About номер: it's "so" \ *​/ -- `номер` */
  "номер"?: number | null;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Unnamed2. */
export interface Unnamed2Create {
  "имя": string;
  "номер"?: number | null;
}

/** What a caller may change. */
export type Unnamed2Update = Partial<Unnamed2Create>;

/** Beyond the basic plane. */
export interface EmojiThing {
  /** Primary key */
  id: Uuid;
  /** About smile😀: it's "so" \ *​/ -- `smile😀` */
  "smile😀": string;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new EmojiThing. */
export interface EmojiThingCreate {
  "smile😀": string;
}

/** What a caller may change. */
export type EmojiThingUpdate = Partial<EmojiThingCreate>;

/** Folds like the next. */
export interface UserAccount {
  /** Primary key */
  id: Uuid;
  /** About emailAddress: it's "so" \ *​/ -- `emailAddress` */
  emailAddress: string;
  /** About email_address: it's "so" \ *​/ -- `email_address` */
  email_address?: number | null;
  /** About EmailAddress: it's "so" \ *​/ -- `EmailAddress` */
  EmailAddress: string;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new UserAccount. */
export interface UserAccountCreate {
  emailAddress: string;
  email_address?: number | null;
  EmailAddress: string;
}

/** What a caller may change. */
export type UserAccountUpdate = Partial<UserAccountCreate>;

/** Folds like the one before. */
export interface UserAccount2 {
  /** Primary key */
  id: Uuid;
  /** About value: it's "so" \ *​/ -- `value` */
  value: string;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new UserAccount2. */
export interface UserAccount2Create {
  value: string;
}

/** What a caller may change. */
export type UserAccount2Update = Partial<UserAccount2Create>;

/** Longer than any engine takes. */
export interface AVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong {
  /** Primary key */
  id: Uuid;
  /** Points at a long one */
  theAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongId: Uuid;
  /** About aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: it's "so" \ *​/ -- `aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong` */
  aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: string;
  /** About aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongToo: it's "so" \ *​/ -- `aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongToo` */
  aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongToo?: number | null;
  /** About bAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: it's "so" \ *​/ -- `bAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong` */
  bAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: string;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new AVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong. */
export interface AVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongCreate {
  theAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongId: Uuid;
  aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: string;
  aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongToo?: number | null;
  bAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: string;
}

/** What a caller may change. */
export type AVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongUpdate = Partial<AVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongCreate>;

export const quotesNameXSemiColons = ["it's", "\"two\"", "ünï", "select"] as const;
export type QuotesNameXSemiColon = (typeof quotesNameXSemiColons)[number];

/** It'll \ break; -- "things" *​/ <b>&amp; `code` | ${x} {{y}}   end. */
export interface QuotesNameX {
  /** Primary key */
  id: Uuid;
  /** About it's: it's "so" \ *​/ -- `it's` */
  "it's": string;
  /** About say "hi": it's "so" \ *​/ -- `say "hi"` */
  "say \"hi\""?: number | null;
  /** About back`tick: it's "so" \ *​/ -- `back`tick` */
  "back`tick": string;
  /** About semi;colon: it's "so" \ *​/ -- `semi;colon` */
  "semi;colon"?: QuotesNameXSemiColon | null;
  /** About new line: it's "so" \ *​/ -- `new line` */
  "new\nline": PlainDate;
  /** About a|b: it's "so" \ *​/ -- `a|b` */
  "a|b"?: string | null;
  /** About <i>: it's "so" \ *​/ -- `<i>` */
  "<i>": number;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new QuotesNameX. */
export interface QuotesNameXCreate {
  "it's": string;
  "say \"hi\""?: number | null;
  "back`tick": string;
  "semi;colon"?: QuotesNameXSemiColon | null;
  "new\nline": PlainDate;
  "a|b"?: string | null;
  "<i>": number;
}

/** What a caller may change. */
export type QuotesNameXUpdate = Partial<QuotesNameXCreate>;

export const object2Classes = ["it's", "\"two\"", "ünï", "select"] as const;
export type Object2Class = (typeof object2Classes)[number];

/** A word of programming languages. */
export interface Object2 {
  /** Primary key */
  id: Uuid;
  /** About constructor: it's "so" \ *​/ -- `constructor` */
  constructor: string;
  /** About prototype: it's "so" \ *​/ -- `prototype` */
  prototype?: number | null;
  /** About toString: it's "so" \ *​/ -- `toString` */
  toString: string;
  /** About class: it's "so" \ *​/ -- `class` */
  class?: Object2Class | null;
  /** About function: it's "so" \ *​/ -- `function` */
  function: PlainDate;
  /** About import: it's "so" \ *​/ -- `import` */
  import?: string | null;
  /** About null: it's "so" \ *​/ -- `null` */
  null: number;
  /** About true: it's "so" \ *​/ -- `true` */
  true?: string | null;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new Object2. */
export interface Object2Create {
  constructor: string;
  prototype?: number | null;
  toString: string;
  class?: Object2Class | null;
  function: PlainDate;
  import?: string | null;
  null: number;
  true?: string | null;
}

/** What a caller may change. */
export type Object2Update = Partial<Object2Create>;

/** Begins with a figure. */
export interface st {
  /** Primary key */
  id: Uuid;
  /** About 2nd: it's "so" \ *​/ -- `2nd` */
  "2nd": string;
  /** About -: it's "so" \ *​/ -- `-` */
  "-"?: number | null;
  /** About _: it's "so" \ *​/ -- `_` */
  "_": string;
  /** When the row was made */
  createdAt: Instant;
  /** When the row was last changed */
  updatedAt: Instant;
}

/** What a caller gives for a new st. */
export interface stCreate {
  "2nd": string;
  "-"?: number | null;
  "_": string;
}

/** What a caller may change. */
export type stUpdate = Partial<stCreate>;
