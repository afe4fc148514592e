#include "workbench/passwords.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <semaphore>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace nonagon::workbench {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = 64U << 20U;
constexpr int at_once = 2;
constexpr int most_waiting = 64;

// Of length fifteen and more these are what lists of leaked passwords hold again and again: runs on the
// keyboard, a word repeated, a sentence everybody knows. Each is compared with all but letters and digits
// left out.
constexpr std::array<std::string_view, 24> common_beginnings{
    "password",   "passwort",  "qwertyuiop", "qwertzuiop",    "1234567890", "0123456789",
    "letmein",    "iloveyou",  "changeme",   "administrator", "welcome",    "correcthorsebatterystaple",
    "abcdefghij", "asdfghjkl", "1q2w3e4r5t", "qazwsxedc",     "zaq12wsx",   "trustno1",
    "superman",   "football",  "baseball",   "sunshine",      "princess",   "nonagon"};

std::string bare(std::string_view text) {
  std::string kept;
  for (const char c : lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kept += c;
  }
  return kept;
}

// True when the text is one short piece again and again.
bool repeats(std::string_view text) {
  for (std::size_t period = 1; period <= 5 && period * 2 <= text.size(); ++period) {
    const auto holds = [&](std::size_t i) { return text[i] == text[i - period]; };
    bool all = true;
    for (std::size_t i = period; i < text.size() && all; ++i) all = holds(i);
    if (all) return true;
  }
  return false;
}

// True when little more than a well-known beginning is there: "password12345678", "Nonagon2026!!!!".
bool is_common(std::string_view password, std::string_view email) {
  const auto letters = bare(password);
  if (repeats(password) || repeats(letters)) return true;
  constexpr std::size_t own_part = 8;
  const auto is_little_more_than = [&](std::string_view known) {
    return known.size() >= 4 && letters.starts_with(known) && letters.size() < known.size() + own_part;
  };
  const auto account = bare(email.substr(0, email.find('@')));
  return is_little_more_than(account) || is_little_more_than(bare(email)) ||
         std::ranges::any_of(common_beginnings, is_little_more_than);
}

// Hashing takes 64 MiB and a core for a sixth of a second: no more than two at a time.
std::counting_semaphore<at_once>& places() {
  static std::counting_semaphore<at_once> all(at_once);
  return all;
}

class Place {
 public:
  static Result<void> wait() {
    if (waiting_.fetch_add(1) >= most_waiting) {
      waiting_.fetch_sub(1);
      return fail({.code = ErrorCode::unavailable,
                   .detail = "too many people sign in at this moment",
                   .pointer = {},
                   .reason = "passwords are hashed two at a time",
                   .fix = "Try again in a few seconds."});
    }
    places().acquire();
    return {};
  }

  ~Place() {
    places().release();
    waiting_.fetch_sub(1);
  }

  Place() = default;
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

 private:
  static inline std::atomic<int> waiting_{0};
};

// Made once, of a password that nobody has.
const std::string& nobodys_hash() {
  static const auto hash = [] {
    std::array<char, 32> secret{};
    randombytes_buf(secret.data(), secret.size());
    return hash_password({secret.data(), secret.size()}).value();
  }();
  return hash;
}

}  // namespace

Result<void> check_password(std::string_view password, std::string_view email, std::string_view pointer) {
  const auto refuse = [&](std::string detail, std::string reason) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = std::move(detail),
                 .pointer = std::string(pointer),
                 .reason = std::move(reason),
                 .fix = "Choose a sentence that only you would write, or let a password manager make one."});
  };
  if (password.size() < least_password_bytes || password.size() > most_password_bytes) {
    return refuse(fmt::format("a password has {} to {} bytes", least_password_bytes, most_password_bytes),
                  fmt::format("this one has {}", password.size()));
  }
  if (!is_valid_utf8(password)) return refuse("the password is no UTF-8 text", "it could not be typed again");
  if (is_common(password, email))
    return refuse("this password is easy to guess", "it is, or begins like, one that is tried first");
  return {};
}

Result<std::string> hash_password(std::string_view password) {
  TRY(Place::wait());
  const Place place;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(), passes, memory_bytes) != 0) {
    return fail({.code = ErrorCode::unavailable,
                 .detail = "there is not enough memory to hash a password",
                 .pointer = {},
                 .reason = "64 MiB are wanted",
                 .fix = "Give the server more memory, then try again."});
  }
  return std::string(text.data());
}

Result<PasswordMatch> match_password(std::string_view password, const std::string& hash) {
  const auto& known = hash.empty() ? nobodys_hash() : hash;
  TRY(Place::wait());
  const Place place;
  const bool is_right = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
  return PasswordMatch{
      .is_right = is_right && !hash.empty(),
      .needs_rehash = crypto_pwhash_str_needs_rehash(known.c_str(), passes, memory_bytes) != 0};
}

}  // namespace nonagon::workbench
