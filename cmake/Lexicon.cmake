# The word table of the built-in engine, made from Debian's wordnet-base; embedded as lexicon.bin.
set(NONAGON_WORDNET "/usr/share/wordnet" CACHE PATH "Folder with WordNet's index.*, data.* and *.exc")
find_package(Python3 REQUIRED COMPONENTS Interpreter)
if(NOT EXISTS "${NONAGON_WORDNET}/index.noun")
  message(FATAL_ERROR "${NONAGON_WORDNET}/index.noun is missing; install wordnet-base")
endif()
add_custom_command(
  OUTPUT "${CMAKE_BINARY_DIR}/lexicon.bin"
  COMMAND Python3::Interpreter "${CMAKE_SOURCE_DIR}/scripts/wordnet.py" "${NONAGON_WORDNET}" "${CMAKE_BINARY_DIR}/lexicon.bin"
  DEPENDS "${CMAKE_SOURCE_DIR}/scripts/wordnet.py"
  VERBATIM)
set_property(GLOBAL APPEND PROPERTY nonagon_generated_files "${CMAKE_BINARY_DIR}/lexicon.bin")
