# The Debian package: `make deb` leaves build/nonagon_<version>_amd64.deb with the program, its unit and its licence.
# Graphviz's layout stands in a folder of its own, where the loader does not look by itself.
set_target_properties(nonagon PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # tests and benches are not built for a package
install(TARGETS nonagon RUNTIME DESTINATION bin)
install(FILES deploy/nonagon.service DESTINATION lib/systemd/system)
install(FILES LICENSE DESTINATION share/doc/nonagon RENAME copyright)
install(FILES docs/manual.md CHANGELOG.md DESTINATION share/doc/nonagon)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME nonagon)
set(CPACK_PACKAGE_VENDOR Nonagon)
set(CPACK_PACKAGE_CONTACT "Nonagon <maintainers@nonagon.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "design compiler: from an idea to a checked Software Design Package")
set(CPACK_PACKAGE_DESCRIPTION "Takes a software idea through nine stages to a checked, versioned package for people and coding agents.
One program is command line, REST server and MCP server.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libcurl4, libpq5, ca-certificates")  # opened when a model or PostgreSQL is first asked
set(CPACK_DEBIAN_PACKAGE_SUGGESTS postgresql)
include(CPack)
