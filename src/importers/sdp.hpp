#pragma once

#include "importers/format.hpp"
#include "importers/package.hpp"

namespace nonagon::importers {

// What both dialects of foreign packages share; each function brings one stage into our shape when its file
// is there.
void read_product(design::Design& design, Package& package);
void read_data_model(design::Design& design, Package& package);
void read_database(design::Design& design, Package& package);
void read_api(design::Design& design, Package& package);
void read_stack(design::Design& design, Package& package);
void read_design_system(design::Design& design, Package& package);
void read_sections(design::Design& design, Package& package);
void read_infrastructure(design::Design& design, Package& package);

// A document that may be a bare list: as an object, the list under that name, anything else under "asWritten".
json::object as_object(json::value&& value, std::string_view list);

// All stages, the manifest's names, and what it lists but does not hold.
Result<Imported> read_sdp(const Files& files);

}  // namespace nonagon::importers
