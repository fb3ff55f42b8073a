/* Types of records and messages of the wire contract (docs/protocol.md, sections 3 to 5). */
export type * from "./types/meeting.d.ts";
export type * from "./types/people.d.ts";
export type * from "./types/preparation.d.ts";
export type * from "./types/profile.d.ts";
export type * from "./types/sync.d.ts";
export type * from "./types/wall.d.ts";
