#include "workbench/backups.hpp"

#include <fmt/format.h>

#include "store/audit.hpp"
#include "store/columns.hpp"
#include "store/engine.hpp"
#include "store/provider_keys.hpp"

namespace nonagon::workbench {
namespace {

struct Opened {
  std::string name;
  std::unique_ptr<store::Connection> connection;
};

Result<Opened> open(const StorePlace& place) {
  auto engine = TRY(store::engine_of(place.database, store::DataFolder::database_in(place.data)));
  auto connection = TRY(engine.open());
  return Opened{.name = std::move(engine.name), .connection = std::move(connection)};
}

// One that is there: opening it must not make an empty one.
Result<Opened> open_existing(const StorePlace& place) {
  std::error_code ignored;
  const auto file = store::DataFolder::database_in(place.data);
  if (!place.database.empty() || std::filesystem::exists(file, ignored)) return open(place);
  return fail({.code = ErrorCode::not_found,
               .detail = fmt::format("there is no store in {}", place.data.string()),
               .pointer = {},
               .reason = "the folder holds no database",
               .fix = "Name its data folder with --data, or its database with --db."});
}

}  // namespace

Result<std::size_t> count_unopened(store::Connection& connection, const std::filesystem::path& key_file) {
  const auto key = store::KeyFile::read(key_file);
  std::size_t unopened = 0;
  for (const auto& provider : TRY(store::select<store::AIProviderConfig>(connection, "ORDER BY id")))
    unopened += key && store::open_api_key(provider, **key) ? 0 : 1;
  return unopened;
}

Result<BackedUp> back_up(const StorePlace& place, const Clock& clock, const std::filesystem::path& file) {
  const auto opened = TRY(open_existing(place));
  const auto summary = TRY(store::write_backup_file(*opened.connection, rfc3339(clock.now()), file));
  return BackedUp{.database = opened.name, .summary = summary};
}

Result<Restored> restore(const StorePlace& place,
                         const std::filesystem::path& file,
                         const std::optional<std::filesystem::path>& key,
                         const Clock& clock) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return fail({.code = ErrorCode::not_found,
                 .detail = fmt::format("there is no backup {}", file.string()),
                 .pointer = {},
                 .reason = "the file is missing",
                 .fix = "Name a file that `nonagon backup` wrote."});
  }
  const auto folder = TRY(store::DataFolder::take(place.data, std::chrono::seconds(1)));
  if (key) TRY(TRY(store::KeyFile::read(*key))->copy_to(folder.key_file()));
  const auto opened = TRY(open(place));
  TRY(opened.connection->migrate(rfc3339(clock.now())));
  const auto summary = TRY(store::restore_backup_file(*opened.connection, file));
  TRY(opened.connection->check_integrity());
  return Restored{.database = opened.name,
                  .summary = summary,
                  .unopened = TRY(count_unopened(*opened.connection, folder.key_file()))};
}

Result<Rotated> rotate_keys(const StorePlace& place, const Clock& clock, Entropy& entropy) {
  const auto opened = TRY(open_existing(place));
  auto& connection = *opened.connection;
  const auto key = TRY(store::KeyFile::read(place.data / "key"));
  TRY(connection.begin_write());
  auto rotated = [&]() -> Result<store::SealedAgain> {
    TRY(key->add(entropy));
    const auto sealed = TRY(store::seal_again(connection, *key, entropy));
    TRY(store::add_audit_event(connection,
                               {.id = store::AuditEventId::make(clock, entropy),
                                .user_id = std::nullopt,
                                .action = "keys.rotate",
                                .target = fmt::format("{} providers", sealed.sealed),
                                .address = "local",
                                .user_agent = "nonagon keys rotate",
                                .request_id = {},
                                .outcome = "success",
                                .created_at = clock.now(),
                                .previous_hash = {},
                                .hash = {}}));
    TRY(connection.commit());
    return sealed;
  }();
  if (!rotated) {
    connection.rollback();
    return std::unexpected(std::move(rotated).error());
  }
  // Whoever sealed with an older key did so before the rows were read, or read the new file.
  TRY(store::in_transaction(connection, [&]() -> Result<void> {
    TRY(store::seal_again(connection, *key, entropy));
    return {};
  }));
  TRY(store::in_transaction(connection, [&] { return key->drop_older(); }));
  return Rotated{.sealed = rotated->sealed, .unopened = rotated->unopened};
}

}  // namespace nonagon::workbench
