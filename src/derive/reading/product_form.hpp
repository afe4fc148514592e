#pragma once

#include <string>
#include <string_view>

#include "design/design.hpp"

namespace nonagon::derive {

// What is delivered to the people who use it.
enum class ProductForm { web, mobile, desktop, landing, api, cli, library };

// From the words of the idea, else of the pitch, else of the product's description; web when none says
// otherwise.
ProductForm product_form(const design::Design& design);
ProductForm product_form(const design::Answers& answers, std::string_view description = {});

// True for products that people see in windows or pages.
bool has_screens(ProductForm kind);

// True for products that answer over a network.
bool has_server(ProductForm kind);

std::string_view spoken(ProductForm kind);

// False when the question was left to the engine.
bool is_answered(const design::Design& design, design::StageName stage, std::string_view topic);

// The first choice of an answered question, otherwise empty.
std::string choice(const design::Design& design, design::StageName stage, std::string_view topic);
bool is_chosen(const design::Design& design,
               design::StageName stage,
               std::string_view topic,
               std::string_view value);

}  // namespace nonagon::derive
