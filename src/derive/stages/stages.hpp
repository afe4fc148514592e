#pragma once

#include "design/design.hpp"

// One function a stage: fills its payload from the payloads before it and the answers. Total and
// deterministic.
//
// What the stages agree on:
// - The idea is the text of answer product/idea, or of elevator-pitch (`idea_of`).
// - The entity that signs in is the first one with a secret field `passwordHash`; it then has `email`, and
// `role` (an enum) when
//   the product has more than one role. No such entity: nobody signs in.
// - An entity without `updatedAt` is append-only or a line that is replaced as a whole.
// - Each transition's `action` is an operation of the api (or a job), unique in the design but for
// transitions of one entity
//   that share it: verb and entity in camelCase, e.g. `approveQuote`, `markOrderReady`.
// - `set_by` holds action ids, or `signedInUser` for a foreign key to the entity that signs in.
// - What a stage takes for granted goes to product.assumptions through `assume` (assumptions.hpp).
namespace nonagon::derive {

void derive_product(design::Design& design);
void derive_data_model(design::Design& design);
void derive_database(design::Design& design);
void derive_api(design::Design& design);
void derive_stack(design::Design& design);
void derive_design_system(design::Design& design);
void derive_sections(design::Design& design);
void derive_infrastructure(design::Design& design);
void derive_export(design::Design& design);

// The entity that signs in; null when nobody does.
const design::Entity* signing_in_entity(const design::DataModel& model);

}  // namespace nonagon::derive
