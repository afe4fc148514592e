#pragma once

#include <memory>

#include <libpq-fe.h>

#include "base/result.hpp"

namespace nonagon::store {

// PostgreSQL's client library. It is opened when a PostgreSQL store is, and is no part of the program: with
// what it needs in turn it would make every start slower, and most stores are SQLite.
struct Libpq {
  decltype(&PQconnectdbParams) connect = nullptr;
  decltype(&PQconninfoParse) parse_conninfo = nullptr;
  decltype(&PQconninfoFree) free_conninfo = nullptr;
  decltype(&PQfinish) finish = nullptr;
  decltype(&PQstatus) status = nullptr;
  decltype(&PQserverVersion) server_version = nullptr;
  decltype(&PQsocket) socket = nullptr;
  decltype(&PQerrorMessage) error_message = nullptr;
  decltype(&PQsetNoticeProcessor) set_notice_processor = nullptr;
  decltype(&PQexec) exec = nullptr;
  decltype(&PQprepare) prepare = nullptr;
  decltype(&PQdescribePrepared) describe_prepared = nullptr;
  decltype(&PQexecPrepared) exec_prepared = nullptr;
  decltype(&PQconsumeInput) consume_input = nullptr;
  decltype(&PQnotifies) notifies = nullptr;
  decltype(&PQfreemem) free_memory = nullptr;
  decltype(&PQresultStatus) result_status = nullptr;
  decltype(&PQresultErrorField) result_error_field = nullptr;
  decltype(&PQcmdStatus) command_status = nullptr;
  decltype(&PQcmdTuples) command_tuples = nullptr;
  decltype(&PQntuples) rows = nullptr;
  decltype(&PQnfields) columns = nullptr;
  decltype(&PQnparams) parameters = nullptr;
  decltype(&PQparamtype) parameter_type = nullptr;
  decltype(&PQftype) column_type = nullptr;
  decltype(&PQgetisnull) is_null = nullptr;
  decltype(&PQgetvalue) value = nullptr;
  decltype(&PQgetlength) length = nullptr;
  decltype(&PQclear) clear = nullptr;
};

// Fails with unavailable when the library is not on this machine.
Result<const Libpq*> libpq();

}  // namespace nonagon::store
