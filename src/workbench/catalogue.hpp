#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/design.hpp"

// What the program knows, for people and programs that ask: outputs, rules, schemas, templates, questions.
namespace nonagon::workbench {

struct TargetInfo {
  std::string_view id;
  design::StageName stage;
  std::string_view summary;
  std::string_view made_from;
};

std::vector<TargetInfo> targets();

// The files of one output.
Result<Files> emit_target(std::string_view id, const design::Design& design);

struct RuleInfo {
  std::string_view id;
  design::Severity severity;
  design::StageName stage;
  std::string_view summary;
  std::string_view reason;
  std::string_view mend;
  std::string_view source;
  std::string_view bad;
  std::string_view good;
};

std::vector<RuleInfo> rules();
Result<RuleInfo> rule(std::string_view id);

// The stage's definition: number, name, label, what it reads and the interview.
json::object stage_definition(design::StageName stage);

struct TemplateInfo {
  std::string id;
  std::string name;
  std::string description;
  std::string category;
  std::string icon;
};

std::vector<TemplateInfo> built_in_templates();

// A template whole: what it is, its answers and its stages.
Result<json::object> template_document(std::string_view id);

}  // namespace nonagon::workbench
