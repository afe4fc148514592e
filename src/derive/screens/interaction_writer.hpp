#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "derive/screens/content.hpp"

namespace nonagon::derive {

// True when it cannot be taken back, or somebody may regret it.
bool is_destructive(const design::Operation& operation);
std::string without_stop(std::string text);
void append(std::string& text, std::string_view sentence);

// What people do on one screen and what happens then. Rows and their steps are written in
// row_interactions.cpp, whole pages in page_interactions.cpp.
class InteractionWriter {
 public:
  InteractionWriter(const ScreenContext& context, const Screen& screen)
      : context_(context), screen_(screen) {}

  std::vector<design::Interaction> write();

 private:
  design::Interaction& add(std::string trigger,
                           std::string behavior,
                           const std::vector<const design::Operation*>& calls = {},
                           const Screen* next = nullptr);
  const design::Operation* of(design::OperationKind kind, const design::Entity& entity) const;
  const Screen* detail_of(const design::Entity& entity) const;
  std::string refusal_of(const design::Operation& operation) const;
  std::string effect_of(const design::Operation& operation, std::string_view verb) const;
  std::string repeat_of(const design::Operation& operation) const;
  void write_collection();
  void write_list(const design::Entity& entity, const design::Operation& list);
  static std::vector<std::string> spoken_all(const std::vector<std::string>& names);
  std::int64_t page_size() const;
  void write_create(const design::Entity& entity, const design::Operation& create);
  void write_rows_of(const design::Entity& entity);
  void write_update(const design::Entity& entity, const design::Operation& update);
  void write_remove(const design::Entity& entity, const design::Operation& remove);
  std::vector<std::string> going_along(const design::Entity& entity) const;
  bool is_transition(const design::Entity& entity, const design::Operation& operation) const;
  void write_actions(const design::Entity& entity);
  void write_action(const design::Operation& operation);
  void write_form();
  void write_sign_up();
  void write_dashboard();
  void write_hub();
  void write_link();
  void write_welcome();
  void write_settings();
  void write_sign_in();
  void write_part(const design::Entity& part);
  void write_neighbour(const design::Entity& entity, const design::Operation& list);
  void write_wish(const std::string& text);
  std::vector<const design::Operation*> reads() const;
  void write_rest();

  const ScreenContext& context_;
  const Screen& screen_;
  std::vector<design::Interaction> all_;
  std::set<const design::Operation*> called_;
};

}  // namespace nonagon::derive
