#include "workbench/installation.hpp"

#include "derive/derive.hpp"
#include "store/accounts.hpp"
#include "store/engine.hpp"
#include "store/generations.hpp"
#include "store/provider_keys.hpp"
#include "workbench/owner.hpp"
#include "workbench/provider_access.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

store::AIProviderConfig built_in_provider(const Installation& installation, const store::UserId& user) {
  store::AIProviderConfig row{
      .id = store::AIProviderConfigId::make(installation.clock(), installation.entropy()),
      .user_id = user,
      .provider = store::ProviderKind::custom,
      .label = "Built-in engine",
      .api_key_encrypted = "",
      .default_model = std::string(derive::engine_name),
      .base_url = "builtin:",
      .is_default = true,
      .created_at = installation.clock().now()};
  store::seal_api_key(row, "", installation.key(), installation.entropy());
  return row;
}

Installation::Installation(store::DataFolder folder,
                           std::string database,
                           std::unique_ptr<store::KeyFile> key,
                           std::shared_ptr<store::Pool> pool,
                           const ProviderReach& reach,
                           const Clock& clock,
                           Entropy& entropy)
    : folder_(std::move(folder)),
      database_(std::move(database)),
      key_(std::move(key)),
      pool_(std::move(pool)),
      clock_(clock),
      entropy_(entropy),
      owner_(own_name()),
      providers_(std::make_unique<ProviderAccess>(reach, folder_.path() / "prices.json")) {}

Installation::~Installation() = default;

Result<std::shared_ptr<Installation>> Installation::open(const StorePlace& place,
                                                         const Clock& clock,
                                                         Entropy& entropy) {
  auto folder = TRY(store::DataFolder::take(place.data));
  auto key = TRY(store::KeyFile::take(folder.key_file(), entropy));
  auto engine = TRY(store::engine_of(place.database, folder.database()));
  auto pool = TRY(store::Pool::open(std::move(engine.open), engine.shape));
  std::shared_ptr<Installation> made(new Installation(
      std::move(folder), place.database, std::move(key), std::move(pool), place.reach, clock, entropy));
  TRY(made->prepare());
  TRY(made->recover());
  return made;
}

Result<void> Installation::prepare() {
  const auto connection = TRY(connect());
  TRY(connection->migrate(rfc3339(clock_.now())));
  if (TRY(store::find_user(*connection, local_email))) return {};
  const auto now = clock_.now();
  const store::User user{.id = store::UserId::make(clock_, entropy_),
                         .email = std::string(local_email),
                         .name = "Local user",
                         .avatar_url = std::nullopt,
                         .preferences = std::nullopt,
                         .created_at = now,
                         .updated_at = now};
  return store::in_transaction(*connection, [&]() -> Result<void> {
    if (TRY(store::find_user(*connection, local_email))) return {};  // another server was first
    TRY(store::add_user(*connection, user));
    return store::add_provider(*connection, built_in_provider(*this, user.id));
  });
}

Result<void> Installation::recover() {
  return TRY(local_workbench())->end_abandoned_generations();
}

std::shared_ptr<const void> Installation::hold(const store::JobId& job) {
  const std::lock_guard lock(held_mutex_);
  held_.push_back(job);
  return {this, [self = shared_from_this(), job](const void*) {
            const std::lock_guard again(self->held_mutex_);
            std::erase(self->held_, job);
          }};
}

Result<void> Installation::extend_leases() {
  std::vector<store::JobId> held;
  {
    const std::lock_guard lock(held_mutex_);
    held = held_;
  }
  if (held.empty()) return {};  // a database that is idle is not written to
  const auto connection = TRY(connect());
  const auto until = clock_.now() + store::lease_time;
  return store::in_transaction(*connection, [&]() -> Result<void> {
    for (const auto& job : held) TRY(store::extend_lease(*connection, job, owner_, until));
    return {};
  });
}

Result<std::unique_ptr<Workbench>> Installation::workbench_of(const store::User& user) {
  return std::make_unique<Workbench>(shared_from_this(), TRY(connect()), user);
}

Result<std::unique_ptr<Workbench>> Installation::workbench_of(const store::UserId& id) {
  auto connection = TRY(connect());
  auto user = TRY(store::find_user(*connection, id));
  if (!user) return fail(ErrorCode::not_found, "this user is no longer there");
  return std::make_unique<Workbench>(shared_from_this(), std::move(connection), *std::move(user));
}

Result<std::unique_ptr<Workbench>> Installation::local_workbench() {
  auto connection = TRY(connect());
  auto user = TRY(store::find_user(*connection, local_email));
  ensure(user.has_value(), "a store that was prepared has its local user");
  return std::make_unique<Workbench>(shared_from_this(), std::move(connection), *std::move(user));
}

}  // namespace nonagon::workbench
