#include "sql/expression.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::sql {
namespace {

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_bytes = 4'000;

struct Function {
  std::string_view name;
  std::size_t least;
  std::size_t most;
};

constexpr std::array functions{Function{"lower", 1, 1},
                               Function{"upper", 1, 1},
                               Function{"reverse", 1, 1},
                               Function{"trunc", 1, 1},
                               Function{"round", 1, 2},
                               Function{"abs", 1, 1},
                               Function{"length", 1, 1},
                               Function{"coalesce", 2, 8}};

const Function* find_function(std::string_view name) {
  const auto* found = std::ranges::find(functions, name, &Function::name);
  return found == functions.end() ? nullptr : found;
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

enum class TokenKind { word, number, text, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text = {};  // as written; of a text what stands between its quotes
  std::size_t column = 1;

  // What it says: a quote inside a text is written twice.
  std::string meaning() const {
    return kind == TokenKind::text ? replace_all(std::string(text), "''", "'") : std::string(text);
  }
};

// Keywords are read in any case; `keyword` is in lower case.
bool is_spelling_of(std::string_view keyword, std::string_view word) {
  return std::ranges::equal(keyword, word, [](char small, char c) {
    return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool begins_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::unexpected<Error> at_column(std::size_t column, std::string_view what) {
  return fail(ErrorCode::invalid_input, fmt::format("column {}: {}", column, what));
}

// 'it''s', quotes included
Result<Token> read_text(std::string_view source, std::size_t& at) {
  const auto start = ++at;
  for (; at < source.size(); ++at) {
    if (source[at] != '\'') continue;
    if (at + 1 == source.size() || source[at + 1] != '\'')
      return Token{TokenKind::text, source.substr(start, at++ - start), start};
    ++at;
  }
  return at_column(start, "a text lacks its closing '");
}

Token read_number(std::string_view source, std::size_t& at) {
  const auto start = at;
  while (at < source.size() && is_digit(source[at])) ++at;
  if (at + 1 < source.size() && source[at] == '.' && is_digit(source[at + 1])) {
    for (++at; at < source.size() && is_digit(source[at]);) ++at;
  }
  return {TokenKind::number, source.substr(start, at - start), start + 1};
}

Token read_word(std::string_view source, std::size_t& at) {
  const auto start = at;
  while (at < source.size() && (begins_word(source[at]) || is_digit(source[at]))) ++at;
  return {TokenKind::word, source.substr(start, at - start), start + 1};
}

Result<Token> read_symbol(std::string_view source, std::size_t& at) {
  static constexpr std::array<std::string_view, 14> symbols{
      "<>", "<=", ">=", "!=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ","};
  for (const auto symbol : symbols) {
    if (!source.substr(at).starts_with(symbol)) continue;
    const Token token{TokenKind::symbol, symbol == "!=" ? "<>" : symbol, at + 1};
    at += symbol.size();
    return token;
  }
  return at_column(at + 1, fmt::format("`{}` has no meaning here", source[at]));
}

Result<std::vector<Token>> tokens_of(std::string_view source) {
  std::vector<Token> tokens;
  tokens.reserve(source.size() / 4 + 2);
  for (std::size_t at = 0; at < source.size();) {
    const char c = source[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
    } else if (c == '\'') {
      tokens.push_back(TRY(read_text(source, at)));
    } else if (is_digit(c)) {
      tokens.push_back(read_number(source, at));
    } else if (begins_word(c)) {
      tokens.push_back(read_word(source, at));
    } else {
      tokens.push_back(TRY(read_symbol(source, at)));
    }
  }
  tokens.push_back({TokenKind::end, {}, source.size() + 1});
  return tokens;
}

// Recursive descent: or < and < not < condition < sum < product < sign < value.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<Expression> parse() {
    auto expression = TRY(parse_or());
    if (now().kind != TokenKind::end) return unexpected("nothing more");
    return expression;
  }

 private:
  const Token& now() const { return tokens_[at_]; }

  std::unexpected<Error> unexpected(std::string_view wanted) const {
    if (now().kind == TokenKind::end)
      return at_column(now().column, fmt::format("it ends where {} is expected", wanted));
    return at_column(now().column, fmt::format("`{}` stands where {} is expected", now().meaning(), wanted));
  }

  bool is_keyword(std::string_view word) const {
    return now().kind == TokenKind::word && is_spelling_of(word, now().text);
  }

  bool take_keyword(std::string_view word) {
    const bool is_there = is_keyword(word);
    if (is_there) ++at_;
    return is_there;
  }

  bool take_symbol(std::string_view symbol) {
    const bool is_there = now().kind == TokenKind::symbol && now().text == symbol;
    if (is_there) ++at_;
    return is_there;
  }

  Result<Expression> parse_or() {
    if (++depth_ > max_depth)
      return at_column(now().column, fmt::format("nested more than {} levels deep", max_depth));
    auto left = TRY(parse_and());
    while (is_keyword("or")) {
      if (left.kind != ExpressionKind::or_) left = wrap(ExpressionKind::or_, std::move(left));
      ++at_;
      left.operands.push_back(TRY(parse_and()));
    }
    --depth_;
    return left;
  }

  Result<Expression> parse_and() {
    auto left = TRY(parse_not());
    bool is_ours = false;
    while (take_keyword("and")) {
      if (!std::exchange(is_ours, true)) left = wrap(ExpressionKind::and_, std::move(left));
      left.operands.push_back(TRY(parse_not()));
    }
    return left;
  }

  Result<Expression> parse_not() {
    const auto column = now().column;
    if (!take_keyword("not")) return parse_condition();
    if (++depth_ > max_depth)
      return at_column(column, fmt::format("nested more than {} levels deep", max_depth));
    auto inner = wrap(ExpressionKind::not_, TRY(parse_not()));
    inner.column = column;
    --depth_;
    return inner;
  }

  Result<Expression> parse_condition() {
    auto left = TRY(parse_sum());
    static constexpr std::array<std::string_view, 6> comparisons{"=", "<>", "<", "<=", ">", ">="};
    if (now().kind == TokenKind::symbol && contains(comparisons, now().text)) {
      auto comparison = wrap(ExpressionKind::comparison, std::move(left));
      comparison.text = now().text;
      ++at_;
      comparison.operands.push_back(TRY(parse_sum()));
      return comparison;
    }
    if (take_keyword("is")) {
      auto test = wrap(ExpressionKind::is_null, std::move(left));
      test.is_negated = take_keyword("not");
      if (!take_keyword("null")) return unexpected("null");
      return test;
    }
    const bool is_negated = take_keyword("not");
    if (take_keyword("in")) return parse_in(std::move(left), is_negated);
    if (take_keyword("matches")) return parse_matches(std::move(left), is_negated);
    if (is_negated) return unexpected("in or matches");
    return left;
  }

  Result<Expression> parse_in(Expression left, bool is_negated) {
    auto in = wrap(ExpressionKind::in, std::move(left));
    in.is_negated = is_negated;
    if (!take_symbol("(")) return unexpected("(");
    do in.operands.push_back(TRY(parse_sum()));
    while (take_symbol(","));
    if (!take_symbol(")")) return unexpected(") or ,");
    return in;
  }

  Result<Expression> parse_matches(Expression left, bool is_negated) {
    auto matches = wrap(ExpressionKind::matches, std::move(left));
    matches.is_negated = is_negated;
    if (now().kind != TokenKind::text) return unexpected("a regular expression in '…'");
    matches.operands.push_back(leaf(ExpressionKind::text));
    return matches;
  }

  Result<Expression> parse_sum() { return parse_chain("+", "-", &Parser::parse_product); }

  Result<Expression> parse_product() { return parse_chain("*", "/", &Parser::parse_sign); }

  Result<Expression> parse_chain(std::string_view first,
                                 std::string_view second,
                                 Result<Expression> (Parser::*next)()) {
    auto left = TRY((this->*next)());
    while (now().kind == TokenKind::symbol && (now().text == first || now().text == second)) {
      auto operation = wrap(ExpressionKind::arithmetic, std::move(left));
      operation.text = now().text;
      ++at_;
      operation.operands.push_back(TRY((this->*next)()));
      left = std::move(operation);
    }
    return left;
  }

  Result<Expression> parse_sign() {
    const auto column = now().column;
    if (!take_symbol("-")) return parse_value();
    auto negation = wrap(ExpressionKind::negation, TRY(parse_value()));
    negation.column = column;
    return negation;
  }

  Result<Expression> parse_value() {
    switch (now().kind) {
      case TokenKind::number: return leaf(ExpressionKind::number);
      case TokenKind::text: return leaf(ExpressionKind::text);
      case TokenKind::word: return parse_word();
      case TokenKind::symbol: break;
      case TokenKind::end: break;
    }
    if (!take_symbol("(")) return unexpected("a field, a number or a text");
    auto inner = TRY(parse_or());
    if (!take_symbol(")")) return unexpected(")");
    return inner;
  }

  Result<Expression> parse_word() {
    static constexpr std::array<std::string_view, 7> keywords{
        "and", "or", "not", "is", "in", "null", "matches"};
    if (is_keyword("true") || is_keyword("false")) {
      auto truth = leaf(ExpressionKind::truth);
      truth.text = nonagon::lower(truth.text);
      return truth;
    }
    const bool calls = tokens_[at_ + 1].kind == TokenKind::symbol && tokens_[at_ + 1].text == "(";
    if (calls && find_function(nonagon::lower(now().text)) != nullptr) return parse_call();
    if (std::ranges::any_of(keywords, [&](auto word) { return is_keyword(word); }))
      return unexpected("a field, a number or a text");
    if (calls) return at_column(now().column, fmt::format("`{}` is no function", now().text));
    return leaf(ExpressionKind::field);
  }

  Result<Expression> parse_call() {
    auto call = leaf(ExpressionKind::call);
    call.text = nonagon::lower(call.text);
    ++at_;
    do call.operands.push_back(TRY(parse_sum()));
    while (take_symbol(","));
    if (!take_symbol(")")) return unexpected(") or ,");
    const auto* function = find_function(call.text);
    if (call.operands.size() < function->least || call.operands.size() > function->most) {
      return at_column(call.column,
                       fmt::format("`{}` does not take {} arguments", call.text, call.operands.size()));
    }
    return call;
  }

  Expression leaf(ExpressionKind kind) {
    Expression expression;
    expression.kind = kind;
    expression.text = now().meaning();
    expression.column = now().column;
    ++at_;
    return expression;
  }

  static Expression wrap(ExpressionKind kind, Expression inner) {
    Expression expression;
    expression.kind = kind;
    expression.column = inner.column;
    expression.operands.push_back(std::move(inner));
    return expression;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

void collect_fields(const Expression& expression, std::vector<std::string_view>& names) {
  if (expression.kind == ExpressionKind::field && std::ranges::find(names, expression.text) == names.end()) {
    names.push_back(expression.text);
  }
  for (const auto& operand : expression.operands) collect_fields(operand, names);
}

}  // namespace

Result<Expression> parse_expression(std::string_view text) {
  if (text.size() > max_bytes)
    return fail(ErrorCode::limit_reached, fmt::format("longer than {} bytes", max_bytes));
  return Parser(TRY(tokens_of(text))).parse();
}

std::vector<std::string_view> fields_of(const Expression& expression) {
  std::vector<std::string_view> names;
  collect_fields(expression, names);
  return names;
}

bool is_function(std::string_view name) {
  return find_function(name) != nullptr;
}

}  // namespace nonagon::sql
