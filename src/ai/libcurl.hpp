#pragma once

#include <curl/curl.h>

#include "base/result.hpp"

// The checks of curl's macros would see our pointers, not its functions.
#undef curl_easy_setopt
#undef curl_easy_getinfo

namespace nonagon::ai {

// The HTTP client's library. It is opened when a provider is asked, and is no part of the program: with what
// it needs in turn it would make every start slower, and the built-in engine needs none of it.
struct Libcurl {
  decltype(&::curl_global_init) global_init = nullptr;
  decltype(&::curl_easy_init) easy_init = nullptr;
  decltype(&::curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&::curl_easy_setopt) easy_setopt = nullptr;
  decltype(&::curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&::curl_easy_strerror) easy_strerror = nullptr;
  decltype(&::curl_slist_append) slist_append = nullptr;
  decltype(&::curl_slist_free_all) slist_free_all = nullptr;
  decltype(&::curl_multi_init) multi_init = nullptr;
  decltype(&::curl_multi_cleanup) multi_cleanup = nullptr;
  decltype(&::curl_multi_add_handle) multi_add_handle = nullptr;
  decltype(&::curl_multi_remove_handle) multi_remove_handle = nullptr;
  decltype(&::curl_multi_perform) multi_perform = nullptr;
  decltype(&::curl_multi_poll) multi_poll = nullptr;
  decltype(&::curl_multi_wakeup) multi_wakeup = nullptr;
  decltype(&::curl_multi_info_read) multi_info_read = nullptr;
};

// Fails with unavailable when the library is not on this machine, or is older than 7.85.
Result<const Libcurl*> libcurl();

}  // namespace nonagon::ai
