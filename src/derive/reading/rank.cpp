#include "derive/reading/rank.hpp"

#include <array>

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {
namespace {

constexpr std::array<std::string_view, 21> steward_words{
    "admin",     "administrator", "owner",      "manager",   "coordinator", "director", "organizer",
    "organiser", "supervisor",    "principal",  "superuser", "lead",        "head",     "operator",
    "chair",     "treasurer",     "dispatcher", "publisher", "host",        "landlord", "proprietor"};

constexpr std::array<std::string_view, 27> customer_words{
    "customer", "member",     "user",     "client",    "guest",     "patient",  "student",
    "tenant",   "learner",    "player",   "buyer",     "reader",    "borrower", "visitor",
    "donor",    "subscriber", "attendee", "applicant", "candidate", "parent",   "pupil",
    "renter",   "traveller",  "traveler", "viewer",    "shopper",   "resident"};

}  // namespace

Rank rank_of(std::string_view role) {
  if (has_any_word(role, steward_words)) return Rank::steward;
  return has_any_word(role, customer_words) ? Rank::customer : Rank::staff;
}

}  // namespace nonagon::derive
