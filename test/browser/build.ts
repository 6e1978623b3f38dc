import { buildAdmin } from "../../src/commands/admin-build.ts";

/** Before the journeys: the admin as it is in the sources now, built only when it has changed. */
export default buildAdmin;
