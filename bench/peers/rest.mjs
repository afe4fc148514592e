// The read of one stage as a Node service would do it: Hono, and the SQLite that comes with Node.
// node rest.mjs DATABASE: prints "listening on URL".
import { DatabaseSync } from "node:sqlite";
import { createHash } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const database = new DatabaseSync(process.argv[2], { readOnly: true });
const findSession = database.prepare(
  "SELECT s.user_id, s.expires_at, u.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = ?");
const findProject = database.prepare("SELECT * FROM projects WHERE id = ? AND user_id = ?");
const findStage = database.prepare("SELECT * FROM stages WHERE project_id = ? AND stage_name = ?");
const findVersion = database.prepare("SELECT version FROM stage_outputs WHERE stage_id = ? AND is_active = 1 AND format = 'json'");

const app = new Hono();
app.get("/api/projects/:project/stages/:stage", (c) => {
  const token = (c.req.header("authorization") ?? "").slice("Bearer ".length);
  const session = findSession.get(createHash("sha256").update(token).digest("hex"));
  if (!session) return c.json({ title: "Unauthorized", status: 401 }, 401);
  const project = findProject.get(c.req.param("project"), session.user_id);
  if (!project) return c.json({ title: "Not Found", status: 404 }, 404);
  const { data, ...stage } = findStage.get(project.id, c.req.param("stage"));
  const version = findVersion.get(stage.id)?.version ?? null;
  return c.json({ ...stage, data: JSON.parse(data), version });
});
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, (info) =>
  console.log(`listening on http://127.0.0.1:${info.port}`));
