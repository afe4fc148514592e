#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "ai/http_client.hpp"
#include "ai/provider.hpp"
#include "ai/retry.hpp"

namespace nonagon::ai {

// What was learned of providers and models while the process lives. Safe from any thread.
class Dialects {
 public:
  Dialect of(const std::string& place) const;
  void learn(const std::string& place, const Dialect& dialect);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Dialect> learned_;
};

// What all clients of a process share.
struct Experience {
  CircuitBreaker breaker;
  Dialects dialects;
};

// Who is told while a question is asked.
struct Listener {
  // Text that the model added.
  std::function<void(std::string_view text)> text = [](std::string_view) {};
  // Nothing came for a moment.
  std::function<void()> pause = [] {};
  // One request that has ended, whatever its end: what it cost is known now.
  std::function<void(const Answer& answer)> call = [](const Answer&) {};
  // Before another request of the same question; false when there is no money for it.
  std::function<bool()> may_ask_again = [] { return true; };
};

// About how many tokens a text is: 3.6 ASCII bytes each, two of other scripts.
std::int64_t estimated_tokens(std::string_view text);
std::int64_t estimated_tokens(const Question& question);

// Asks one provider. For one thread.
class Client {
 public:
  Client(HttpClient& http, Experience& experience, Entropy& entropy, Patience patience = {})
      : http_(http), experience_(experience), entropy_(entropy), patience_(patience) {}

  // Asks until there is an answer or a failure that asking again would not mend. Nothing is asked again once
  // the model has said something.
  Answer ask(const Provider& provider,
             const Account& account,
             const Question& question,
             std::stop_token stop,
             const Listener& listener);

  Result<std::vector<Model>> models(const Provider& provider, const Account& account, std::stop_token stop);

 private:
  Answer ask_once(const Provider& provider,
                  const HttpRequest& request,
                  const std::stop_token& stop,
                  const Listener& listener);

  HttpClient& http_;
  Experience& experience_;
  Entropy& entropy_;
  Patience patience_;
};

// What the failure of a provider is to the caller of a use case.
Error error_of(const Failure& failure, std::string_view provider);

}  // namespace nonagon::ai
