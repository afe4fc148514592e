#include "sql/ddl.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/dialect.hpp"
#include "sql/naming.hpp"
#include "sql/update_times.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;

// Widest name and type that other columns are aligned to.
constexpr std::size_t widest_aligned = 40;

class Script {
 public:
  Script(const Schema& schema, const Dialect& dialect) : schema_(schema), dialect_(dialect) {}

  std::string take() { return std::move(out_); }

  template <class... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }

  void header(const design::Design& design, std::string_view mark) {
    line("-- {} {}. {}", dialect_.label, version_of(design, schema_.engine), mark);
    switch (schema_.engine) {
      case Engine::postgresql: return postgresql_header();
      case Engine::mysql:
        line("-- MariaDB reads it too. Texts compare byte by byte; times are UTC.");
        line("");
        line("SET NAMES utf8mb4;");
        line("SET time_zone = '+00:00';");
        return;
      case Engine::sqlite:
        line("-- Times are texts in UTC, RFC 3339; JSON and lists are texts that json_valid accepts.");
        line("");
        line("PRAGMA foreign_keys = ON;");
        return;
      case Engine::mongodb: return;
    }
  }

  void omissions() {
    if (schema_.omissions.empty()) return;
    line("");
    line("-- Not held by this database, see database.md: {} {}.",
         schema_.omissions.size(),
         schema_.omissions.size() == 1 ? "condition or default" : "conditions or defaults");
  }

  void enum_type(const EnumType& type) {
    std::vector<std::string> values;
    for (const auto& value : type.values) values.push_back(dialect_.text_literal(value));
    line("CREATE TYPE {} AS ENUM ({});", name(type.name), join(values, ", "));
  }

  void table(const Table& table) {
    line("");
    line("CREATE TABLE {} (", name(table.name));
    std::vector<std::string> parts;
    column_lines(table, parts);
    constraint_lines(table, parts);
    for (std::size_t i = 0; i < parts.size(); ++i)
      line("    {}{}", parts[i], i + 1 < parts.size() ? "," : "");
    if (schema_.engine == Engine::mysql) {
      line(") ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin{};",
           table.comment.empty() ? "" : fmt::format(" COMMENT = {}", mysql_comment(table.comment, 2048)));
    } else {
      line(");");
    }
    if (schema_.engine == Engine::postgresql) comments(table);
  }

  void late_keys() {
    bool is_first = true;
    for (const auto& table : schema_.tables) {
      for (const auto& key : table.foreign_keys) {
        if (!key.points_forward || !dialect_.has_alter_constraint) continue;
        if (std::exchange(is_first, false)) line("\n-- Tables that point at each other.");
        line("ALTER TABLE {} ADD {};", name(table.name), foreign_key(key));
      }
    }
  }

  void indexes() {
    if (!schema_.indexes.empty()) line("");
    for (const auto& index : schema_.indexes) {
      const bool has_comment = schema_.engine == Engine::mysql && !index.why.empty();
      line("CREATE {}INDEX {} ON {}{} ({}){}{};",
           index.is_unique ? "UNIQUE " : "",
           name(index.name),
           name(index.table),
           index.method.empty() ? "" : fmt::format(" USING {}", index.method),
           join(index.columns, ", "),
           index.where.empty() ? "" : fmt::format("\nWHERE {}", index.where),
           has_comment ? fmt::format(" COMMENT {}", mysql_comment(index.why, 1024)) : "");
      if (schema_.engine == Engine::postgresql && !index.why.empty()) {
        line("COMMENT ON INDEX {} IS {};", name(index.name), dialect_.text_literal(index.why));
      }
    }
  }

  // A statement that sets the time itself, as a copy from elsewhere does, is left in peace.
  void write_update_times() {
    const auto times = update_times(schema_);
    if (times.empty()) return;
    line("\n-- Whoever changes a row need not think of its time.");
    if (schema_.engine == Engine::sqlite) {
      for (const auto& time : times) sqlite_update_time(time);
      return;
    }
    std::set<std::string_view> made;  // one function serves all columns of a name
    for (const auto& time : times) {
      const auto function = shortened("set_" + time.column);
      if (made.insert(time.column).second) {
        line("CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$", name(function));
        line("BEGIN\n    IF NEW.{0} IS NOT DISTINCT FROM OLD.{0} THEN NEW.{0} := {1}; END IF;",
             name(time.column),
             dialect_.now);
        line("    RETURN NEW;\nEND;\n$$;");
      }
      line("CREATE TRIGGER {} BEFORE UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION {}();",
           name(time.trigger),
           name(time.table),
           name(function));
    }
  }

 private:
  void sqlite_update_time(const UpdateTime& time) {
    line("CREATE TRIGGER {0} AFTER UPDATE ON {1} FOR EACH ROW WHEN NEW.{2} IS OLD.{2}",
         name(time.trigger),
         name(time.table),
         name(time.column));
    line("BEGIN\n    UPDATE {0} SET {1} = {2} WHERE {3} = NEW.{3};\nEND;",
         name(time.table),
         name(time.column),
         dialect_.now,
         name(time.key));
  }

  std::string name(std::string_view plain) const { return identifier(schema_.engine, plain); }

  void postgresql_header() {
    const bool has_late_keys = std::ranges::any_of(schema_.tables, [](const Table& table) {
      return std::ranges::any_of(table.foreign_keys,
                                 [](const ForeignKeyConstraint& key) { return key.points_forward; });
    });
    line("-- squawk-ignore-file prefer-bigint-over-int, prefer-bigint-over-smallint{}",
         has_late_keys ? ", adding-foreign-key-constraint, constraint-missing-not-valid" : "");
    line("-- Waived: the widths of numbers are the design's choice{}.",
         has_late_keys ? "; the tables are new and empty" : "");
    line("");
    line("SET lock_timeout = '5s';");
    line("SET statement_timeout = '60s';");
  }

  // MySQL cuts nothing: a longer comment is an error.
  std::string mysql_comment(std::string_view text, std::size_t most_characters) const {
    auto end = std::min(text.size(), most_characters - 4);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return dialect_.text_literal(end < text.size() ? fmt::format("{}…", text.substr(0, end))
                                                   : std::string(text));
  }

  void column_lines(const Table& table, std::vector<std::string>& parts) const {
    std::size_t name_width = 0;
    std::size_t type_width = 0;
    for (const auto& column : table.columns) {
      name_width = std::max(name_width, std::min(name(column.name).size(), widest_aligned));
      type_width = std::max(type_width, std::min(column.type.size(), widest_aligned));
    }
    for (const auto& column : table.columns) {
      auto rest = column.is_nullable ? std::string() : std::string(" NOT NULL");
      if (!column.default_sql.empty()) rest += " DEFAULT " + column.default_sql;
      if (!column.generation.empty()) rest += " " + column.generation;
      if (schema_.engine == Engine::mysql && !column.comment.empty())
        rest += " COMMENT " + mysql_comment(column.comment, 1024);
      auto part = fmt::format(
          "{:<{}} {:<{}}{}", name(column.name), name_width, column.type, rest.empty() ? 0 : type_width, rest);
      parts.push_back(std::move(part));
    }
  }

  void constraint_lines(const Table& table, std::vector<std::string>& parts) const {
    const auto names = [&](const std::vector<std::string>& columns) {
      std::vector<std::string> quoted;
      for (const auto& column : columns) quoted.push_back(name(column));
      return join(quoted, ", ");
    };
    if (!table.primary_key.empty()) {
      parts.push_back(fmt::format("CONSTRAINT {} PRIMARY KEY ({})",
                                  name(shortened(name_of({"pk", table.name}))),
                                  names(table.primary_key)));
    }
    for (const auto& unique : table.uniques) {
      parts.push_back(fmt::format("CONSTRAINT {} UNIQUE ({})", name(unique.name), names(unique.columns)));
    }
    for (const auto& check : table.checks)
      parts.push_back(fmt::format("CONSTRAINT {} CHECK ({})", name(check.name), check.expression));
    for (const auto& key : table.foreign_keys) {
      if (!key.points_forward || !dialect_.has_alter_constraint) parts.push_back(foreign_key(key));
    }
  }

  std::string foreign_key(const ForeignKeyConstraint& key) const {
    return fmt::format("CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} ({}) ON DELETE {}",
                       name(key.name),
                       name(key.column),
                       name(key.target_table),
                       name(key.target_column),
                       key.on_delete);
  }

  void comments(const Table& table) {
    if (!table.comment.empty())
      line("COMMENT ON TABLE {} IS {};", name(table.name), dialect_.text_literal(table.comment));
    for (const auto& column : table.columns) {
      if (column.comment.empty()) continue;
      line("COMMENT ON COLUMN {}.{} IS {};",
           name(table.name),
           name(column.name),
           dialect_.text_literal(column.comment));
    }
  }

  const Schema& schema_;
  const Dialect& dialect_;
  std::string out_;
};

}  // namespace

std::string version_of(const design::Design& design, Engine engine) {
  const auto& version = design.database.version;
  const bool is_number = !version.empty() && version.size() <= 20 && std::ranges::all_of(version, [](char c) {
    return (c >= '0' && c <= '9') || c == '.';
  });
  return is_number && engine == design.database.engine ? version
                                                       : std::string(dialect_of(engine).default_version);
}

std::string create_script(const design::Design& design, const Schema& schema, std::string_view mark) {
  Script script(schema, dialect_of(schema.engine));
  script.header(design, mark);
  script.omissions();
  const bool has_transaction =
      schema.engine != Engine::mysql;  // MySQL commits after each of these statements
  if (has_transaction) script.line("\nBEGIN;");
  if (!schema.enum_types.empty()) script.line("");
  for (const auto& type : schema.enum_types) script.enum_type(type);
  for (const auto& table : schema.tables) script.table(table);
  script.late_keys();
  script.indexes();
  script.write_update_times();
  if (has_transaction) script.line("\nCOMMIT;");
  return script.take();
}

}  // namespace nonagon::sql
