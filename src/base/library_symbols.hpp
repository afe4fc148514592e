#pragma once

#include <dlfcn.h>

namespace nonagon {

// Takes functions from a shared library that was opened by dlopen, and remembers when one was not there.
class LibrarySymbols {
 public:
  explicit LibrarySymbols(void* library) : library_(library) {}

  template <class Function>
  void find(const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library_, name));
    if (function == nullptr) is_complete_ = false;
  }

  bool is_complete() const { return is_complete_; }

 private:
  void* library_;
  bool is_complete_ = true;
};

}  // namespace nonagon
