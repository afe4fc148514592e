# The program as it ships. GNU ld packs relative relocations so that the loader of Debian 12 takes them, which mold 1.10 does
# not: a megabyte less. Symbols go to a file beside it, where debuggers and profilers look for them.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(nonagon PRIVATE -fuse-ld=bfd -Wl,--gc-sections -Wl,-z,pack-relative-relocs)
  add_custom_command(TARGET nonagon POST_BUILD
    COMMAND "${CMAKE_OBJCOPY}" --only-keep-debug "$<TARGET_FILE:nonagon>" "$<TARGET_FILE:nonagon>.debug"
    COMMAND "${CMAKE_OBJCOPY}" --strip-all "--add-gnu-debuglink=$<TARGET_FILE:nonagon>.debug" "$<TARGET_FILE:nonagon>"
    VERBATIM)
endif()
