#include "store/backup_tables.hpp"

#include "base/text.hpp"
#include "store/columns.hpp"
#include "store/packages.hpp"

namespace nonagon::store {
namespace {

template <class T>
BackedUpTable table_of(std::vector<std::string_view> keys) {
  BackedUpTable table{.name = T::table, .columns = {}, .keys = std::move(keys), .sources = {}};
  boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
    if constexpr (std::is_member_object_pointer_v<decltype(member.pointer)>)
      table.columns.emplace_back(member.name);
  });
  return table;
}

// The payload comes as the text that is exported: an engine may keep the column in a form of its own.
BackedUpTable stages_with_data() {
  auto table = table_of<Stage>({"id"});
  table.columns.emplace_back("data");
  table.sources =
      "(SELECT s.id, s.project_id, s.stage_number, s.stage_name, s.stage_label, s.status, s.user_input, "
      "s.validated_at, s.completed_at, s.created_at, s.updated_at, s.payload_hash, s.made_from, "
      "s.before_generating, s.before_revert, s.locked_by, o.content AS data FROM stages s LEFT JOIN "
      "stage_outputs o ON o.stage_id = s.id AND o.format = 'json' AND o.is_active = TRUE) AS stages";
  return table;
}

}  // namespace

std::string BackedUpTable::column_list() const {
  return join(columns, ", ");
}

std::span<const BackedUpTable> backed_up_tables() {
  static const std::vector<BackedUpTable> all{
      table_of<User>({"id"}),
      table_of<Credential>({"user_id"}),
      table_of<AIProviderConfig>({"id"}),
      table_of<Template>({"id"}),
      table_of<Project>({"id"}),
      stages_with_data(),
      table_of<Job>({"id"}),
      table_of<AIGeneration>({"id"}),
      table_of<StageOutput>({"id"}),
      table_of<ExportFile>({"hash"}),
      table_of<ExportPackage>({"id"}),
      table_of<MCPToken>({"id"}),
      table_of<CarriedFile>({"project_id", "path"}),
      table_of<Draft>({"user_id", "stage_id"}),
      table_of<Budget>({"user_id", "scope"}),
      table_of<JobEvent>({"job_id", "seq"}),
      table_of<AuditEvent>({"position"}),
  };
  return all;
}

}  // namespace nonagon::store
