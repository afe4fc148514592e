#pragma once

#include <string>
#include <vector>

#include "derive/knowledge/stack_part.hpp"
#include "derive/reading/product_form.hpp"

namespace nonagon::derive {

// The parts that a product is built from. Every product has a backend; one without screens has nothing else.
struct StackChoice {
  ProductForm kind = ProductForm::web;
  const StackPart* backend = nullptr;
  const StackPart* frontend = nullptr;  // null when there is none, or when the backend is one too
  const StackPart* styling = nullptr;   // null without a front end in a browser
  bool has_screens = false;
  std::vector<std::string> experience;  // as named
  std::string refused_styling;          // asked for, but the front end cannot use it
};

StackChoice choose_stack(const design::Design& design);

}  // namespace nonagon::derive
