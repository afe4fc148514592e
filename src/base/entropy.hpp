#pragma once

#include <cstddef>
#include <span>

namespace nonagon {

// Where random bytes come from: the system's generator in the binary, a seeded one in tests.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;
};

class SystemEntropy final : public Entropy {
 public:
  void fill(std::span<std::byte> bytes) override;
};

}  // namespace nonagon
