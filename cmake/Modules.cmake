# nonagon_options(target): warnings, sanitizers and linker of everything that is ours.
function(nonagon_options target)
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Werror>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # TRY is a statement expression, Boost.Describe's macros use GNU comma pasting, and libstdc++ 12 sorts with a buffer that C++17 deprecated.
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Wno-gnu-statement-expression -Wno-gnu-zero-variadic-macro-arguments -Wno-missing-designated-field-initializers -Wno-deprecated-declarations>)
  else()
    # Designated initialisers leave members out on purpose; gcc 12 warns of false overlaps in std::string at -O2.
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Wno-missing-field-initializers -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow>)
  endif()
  if(CMAKE_UNITY_BUILD)
    # A local may be named as something in the unnamed namespace of a file that is joined to this one; and gcc takes a
    # joined file for a header.
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Wno-shadow>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
    endif()
  endif()
  if(NONAGON_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${NONAGON_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=${NONAGON_SANITIZE})
  endif()
  if(NONAGON_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  target_link_options(${target} PRIVATE -fuse-ld=mold)
endfunction()

# nonagon_module(name [DEPENDS module…] [LIBRARIES library…]): src/<name>/ as a static library nonagon_<name>.
# Precompiled headers: one for base, and one for the modules above that holds the design too. The dev preset has only the
# first, so that a change of the design stays visible to ccache (NONAGON_DESIGN_PCH).
function(nonagon_module name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/src/app/main\\.cpp$")
  if(NOT sources)
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/${name}.empty.cpp" CONTENT "")
    set(sources "${CMAKE_BINARY_DIR}/${name}.empty.cpp")
  endif()
  add_library(nonagon_${name} STATIC ${sources})
  set_target_properties(nonagon_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(nonagon_${name} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  list(TRANSFORM ARG_DEPENDS PREPEND nonagon_)
  target_link_libraries(nonagon_${name} PUBLIC ${ARG_DEPENDS} ${ARG_LIBRARIES})
  nonagon_options(nonagon_${name})
  if(name STREQUAL "base")
    target_precompile_headers(nonagon_${name} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/precompiled.hpp")
  elseif(name STREQUAL "design" AND NONAGON_DESIGN_PCH)
    target_precompile_headers(nonagon_${name} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/precompiled.hpp" "${CMAKE_SOURCE_DIR}/src/design/design.hpp")
  else()
    nonagon_share_precompiled_header(nonagon_${name})
  endif()
endfunction()

# Lets a target above the design use the header that was precompiled for all.
function(nonagon_share_precompiled_header target)
  if(NONAGON_DESIGN_PCH AND NOT target STREQUAL "nonagon_design")
    target_precompile_headers(${target} REUSE_FROM nonagon_design)
  else()
    target_precompile_headers(${target} REUSE_FROM nonagon_base)
  endif()
endfunction()

# nonagon_registry(module folder namespace type function header): src/<module>/<folder>/*.cpp registered by their names.
function(nonagon_registry module folder namespace type function header)
  folder_registry(nonagon_${module} "src/${module}/${folder}" "${namespace}" "${type}" "${function}" "${header}")
endfunction()

# nonagon_test_options(target): what tests are compiled with. They run once: optimising them would take longer than it saves.
function(nonagon_test_options target)
  nonagon_options(${target})
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-O0>)
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
  if(NOT NONAGON_DESIGN_PCH)
    target_precompile_headers(${target} REUSE_FROM nonagon_base)
  elseif(target STREQUAL "nonagon_test_support")
    target_precompile_headers(${target} PRIVATE
      "${CMAKE_SOURCE_DIR}/cmake/precompiled.hpp" "${CMAKE_SOURCE_DIR}/src/design/design.hpp" <doctest/doctest.h>)
  else()
    target_precompile_headers(${target} REUSE_FROM nonagon_test_support)
  endif()
endfunction()

# nonagon_test(name MODULE… [LIBRARIES …]): tests/<name>/*.cpp as one doctest program, run by CTest.
function(nonagon_test name)
  cmake_parse_arguments(ARG "" "" "MODULES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp")
  add_executable(nonagon-test-${name} ${sources})
  list(TRANSFORM ARG_MODULES PREPEND nonagon_)
  target_link_libraries(nonagon-test-${name} PRIVATE ${ARG_MODULES} ${ARG_LIBRARIES} nonagon_test_support)
  nonagon_test_options(nonagon-test-${name})
  add_test(NAME ${name} COMMAND nonagon-test-${name})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "NONAGON_SOURCE=${CMAKE_SOURCE_DIR};NONAGON_BINARY=$<TARGET_FILE:nonagon>")
endfunction()
