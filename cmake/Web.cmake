# The web workbench: built by web/build.sh when something below web/ has changed, embedded in nonagon_http.
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/web/src/*" "${CMAKE_SOURCE_DIR}/web/public/*" "${CMAKE_SOURCE_DIR}/web/scripts/*")
set(web_out "${CMAKE_BINARY_DIR}/web_files.gen")
add_custom_command(
  OUTPUT "${web_out}.S" "${web_out}.cpp"
  COMMAND sh -c "folder=$(\"${CMAKE_SOURCE_DIR}/web/build.sh\") && \"${CMAKE_COMMAND}\" -DFOLDER=\"$folder\" -DOUT=\"${web_out}\" -P \"${CMAKE_SOURCE_DIR}/cmake/EmbedWeb.cmake\""
  DEPENDS ${web_sources} "${CMAKE_SOURCE_DIR}/web/build.sh" "${CMAKE_SOURCE_DIR}/web/index.html" "${CMAKE_SOURCE_DIR}/web/package-lock.json"
          "${CMAKE_SOURCE_DIR}/web/vite.config.ts" "${CMAKE_SOURCE_DIR}/web/tsconfig.json" "${CMAKE_SOURCE_DIR}/cmake/EmbedWeb.cmake"
  COMMENT "Building the web workbench"
  VERBATIM)
target_sources(nonagon_http PRIVATE "${web_out}.S" "${web_out}.cpp")
