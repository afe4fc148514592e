#pragma once

#include <utility>

#include <unistd.h>

namespace nonagon {

// A POSIX file descriptor that is closed at the end; negative when opening failed, errno then says why.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

  Descriptor& operator=(Descriptor&&) = delete;

  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }

  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace nonagon
