# folder_registry(target folder namespace type function header): every <name>.cpp in the folder defines `const <type> <name>`;
# the generated function returns them all, sorted by file name. Adding a file is the registration.
function(folder_registry target folder namespace type function header)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
  list(SORT sources)
  # Registered files name their parts alike, each in a translation unit of its own.
  set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  if(NOT EXISTS "${CMAKE_SOURCE_DIR}/src/${header}")
    return()
  endif()
  set(declarations "")
  set(addresses "")
  foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    string(APPEND declarations "extern const ${type} ${name};\n")
    string(APPEND addresses "      &${name},\n")
  endforeach()
  if(addresses)
    set(body "  static constexpr std::array all{\n${addresses}  };\n  return all;\n")
  else()
    set(body "  return {};\n")
  endif()
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${target}_${function}.gen.cpp" CONTENT
"#include <array>
#include <span>

#include \"${header}\"

namespace ${namespace} {

${declarations}
std::span<const ${type}* const> ${function}() {
${body}}

}  // namespace ${namespace}
")
  target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${target}_${function}.gen.cpp")
endfunction()
