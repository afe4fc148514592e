#include "ai/libcurl.hpp"

#include <dlfcn.h>

#include "base/library_symbols.hpp"

namespace nonagon::ai {
namespace {

bool find_all(void* library, Libcurl& curl) {
  LibrarySymbols symbols(library);
  symbols.find("curl_global_init", curl.global_init);
  symbols.find("curl_easy_init", curl.easy_init);
  symbols.find("curl_easy_cleanup", curl.easy_cleanup);
  symbols.find("curl_easy_setopt", curl.easy_setopt);
  symbols.find("curl_easy_getinfo", curl.easy_getinfo);
  symbols.find("curl_easy_strerror", curl.easy_strerror);
  symbols.find("curl_slist_append", curl.slist_append);
  symbols.find("curl_slist_free_all", curl.slist_free_all);
  symbols.find("curl_multi_init", curl.multi_init);
  symbols.find("curl_multi_cleanup", curl.multi_cleanup);
  symbols.find("curl_multi_add_handle", curl.multi_add_handle);
  symbols.find("curl_multi_remove_handle", curl.multi_remove_handle);
  symbols.find("curl_multi_perform", curl.multi_perform);
  symbols.find("curl_multi_poll", curl.multi_poll);
  symbols.find("curl_multi_wakeup", curl.multi_wakeup);
  symbols.find("curl_multi_info_read", curl.multi_info_read);
  return symbols.is_complete();
}

bool is_new_enough(void* library) {
  constexpr unsigned protocols_str = 0x075500;  // 7.85.0
  const auto version = reinterpret_cast<decltype(&::curl_version_info)>(dlsym(library, "curl_version_info"));
  return version != nullptr && version(CURLVERSION_NOW)->version_num >= protocols_str;
}

Result<Libcurl> open_library() {
  void* library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  Libcurl curl;
  if (library != nullptr && is_new_enough(library) && find_all(library, curl) &&
      curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
    return curl;
  return fail({.code = ErrorCode::unavailable,
               .detail = "the library that asks providers is not there",
               .pointer = {},
               .reason = library == nullptr ? dlerror() : "libcurl.so.4 is older than 7.85",
               .fix = "Install it (Debian: apt install libcurl4), or use the built-in engine."});
}

}  // namespace

Result<const Libcurl*> libcurl() {
  static const auto opened = open_library();
  if (!opened) return std::unexpected(opened.error());
  return &*opened;
}

}  // namespace nonagon::ai
