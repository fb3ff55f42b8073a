/* The shapes of the wire contract (docs/protocol.md, section 3 to 5). Only types: nothing here runs. */
export type * from "./types/meeting.d.ts";
export type * from "./types/people.d.ts";
export type * from "./types/preparation.d.ts";
export type * from "./types/profile.d.ts";
export type * from "./types/sync.d.ts";
export type * from "./types/wall.d.ts";
