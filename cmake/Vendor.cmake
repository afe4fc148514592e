# Libraries from Debian's packages, as static archives where Debian ships them: fewer shared libraries, faster start.
add_library(nonagon_vendor INTERFACE)
find_library(BOOST_JSON libboost_json.a REQUIRED)
find_library(SODIUM libsodium.a REQUIRED)
find_library(YAML_CPP libyaml-cpp.a REQUIRED)
find_library(UTF8PROC libutf8proc.a REQUIRED)
find_library(DEFLATE libdeflate.a REQUIRED)
find_library(CRYPTO libcrypto.a REQUIRED)
find_package(Threads REQUIRED)
target_link_libraries(nonagon_vendor INTERFACE ${BOOST_JSON} ${SODIUM} ${YAML_CPP} ${UTF8PROC} ${DEFLATE} ${CRYPTO})

# TLS of the HTTP client.
find_library(SSL libssl.a REQUIRED)
add_library(nonagon_tls INTERFACE)
target_link_libraries(nonagon_tls INTERFACE ${SSL} ${CRYPTO})

# PostgreSQL's own parser, with the two libraries that its archive wants. Only `sql` calls it.
find_library(PG_QUERY libpg_query.a REQUIRED)
find_library(PROTOBUF_C libprotobuf-c.a REQUIRED)
find_library(XXHASH libxxhash.a REQUIRED)
add_library(nonagon_pg_query INTERFACE)
target_link_libraries(nonagon_pg_query INTERFACE ${PG_QUERY} ${PROTOBUF_C} ${XXHASH})

# PostgreSQL's client: only its header. The library is opened by `store` when a PostgreSQL store is.
find_path(PQ_INCLUDE libpq-fe.h PATHS /usr/include/postgresql REQUIRED)
add_library(nonagon_pq INTERFACE)
target_include_directories(nonagon_pq SYSTEM INTERFACE ${PQ_INCLUDE})
target_link_libraries(nonagon_pq INTERFACE ${CMAKE_DL_LIBS})

# The client that asks providers: only its header. The library is opened by `ai` when the first one is asked.
find_path(CURL_INCLUDE curl/curl.h REQUIRED)
add_library(nonagon_curl INTERFACE)
target_include_directories(nonagon_curl SYSTEM INTERFACE ${CURL_INCLUDE})
target_link_libraries(nonagon_curl INTERFACE ${CMAKE_DL_LIBS})

# Only `store`: backups are compressed while they are written.
find_library(ZLIB libz.a REQUIRED)

# Graphviz for the places of the ERD's boxes: its libraries and its layout `dot`, a plugin that is linked like a library, so
# that no configuration is read and nothing is loaded at run time. Only `emit` calls it.
find_library(GVC gvc REQUIRED)
find_library(CGRAPH cgraph REQUIRED)
find_library(GV_DOT_LAYOUT NAMES gvplugin_dot_layout PATH_SUFFIXES graphviz REQUIRED)
add_library(nonagon_graphviz INTERFACE)
target_link_libraries(nonagon_graphviz INTERFACE ${GVC} ${CGRAPH} ${GV_DOT_LAYOUT})

# SQLite's amalgamation, fetched and checked by scripts/setup.sh.
set(NONAGON_CACHE "$ENV{NONAGON_CACHE}")
if(NOT NONAGON_CACHE)
  set(NONAGON_CACHE "$ENV{HOME}/.cache/nonagon")
endif()
set(SQLITE_SOURCE "${NONAGON_CACHE}/sqlite")
if(NOT EXISTS "${SQLITE_SOURCE}/sqlite3.c")
  message(FATAL_ERROR "${SQLITE_SOURCE}/sqlite3.c is missing; run scripts/setup.sh")
endif()
add_library(nonagon_sqlite STATIC "${SQLITE_SOURCE}/sqlite3.c")
target_include_directories(nonagon_sqlite SYSTEM PUBLIC "${SQLITE_SOURCE}")
target_compile_definitions(nonagon_sqlite PRIVATE SQLITE_DQS=0 SQLITE_THREADSAFE=1 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_OMIT_DEPRECATED SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_SHARED_CACHE SQLITE_LIKE_DOESNT_MATCH_BLOBS HAVE_FDATASYNC=1)
target_compile_options(nonagon_sqlite PRIVATE -O2 -w)
