#pragma once

#include "derive/api/draft.hpp"

namespace nonagon::derive {

// What stands around the rows: uploads, event streams, bulk writes and webhooks that were asked for, jobs
// that time starts, and the other systems that operations call. Call when the actions are made.
void derive_special_endpoints(ApiDraft& draft);
void derive_retention_job(ApiDraft& draft);
void derive_integrations(ApiDraft& draft);

}  // namespace nonagon::derive
