#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "support/scripted_server.hpp"

// What the three APIs answer, to the letter of their makers' SDKs, which are held against it
// (conformance/providers.mjs). Each says the same: {"name":"Tööls"}.
namespace nonagon::test {

inline constexpr std::string_view named = R"({"name":"Tööls"})";

inline Reply json_reply(std::string body, int status = 200) {
  return {.pieces = {std::move(body)}, .status = status, .type = "application/json"};
}

inline std::string anthropic_stream(std::string_view stop_reason = "end_turn") {
  return fmt::format(
      "event: message_start\n"
      R"(data: {{"type":"message_start","message":{{"id":"msg_01","type":"message","role":"assistant","model":"claude-sonnet-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{{"input_tokens":25,"cache_creation_input_tokens":7,"cache_read_input_tokens":100,"output_tokens":1}}}}}})"
      "\n\nevent: content_block_start\n"
      R"(data: {{"type":"content_block_start","index":0,"content_block":{{"type":"text","text":""}}}})"
      "\n\nevent: ping\ndata: {{\"type\":\"ping\"}}\n\nevent: content_block_delta\n"
      R"(data: {{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"{{\"name\":"}}}})"
      "\n\nevent: content_block_delta\n"
      R"(data: {{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"\"Tööls\"}}"}}}})"
      "\n\nevent: content_block_stop\ndata: {{\"type\":\"content_block_stop\",\"index\":0}}\n\nevent: "
      "message_delta\n"
      R"(data: {{"type":"message_delta","delta":{{"stop_reason":"{}","stop_sequence":null}},"usage":{{"output_tokens":15}}}})"
      "\n\nevent: message_stop\ndata: {{\"type\":\"message_stop\"}}\n\n",
      stop_reason);
}

// Up to the middle of the answer.
inline std::string anthropic_beginning() {
  const auto text = anthropic_stream();
  const std::string_view delta = "event: content_block_delta";
  return text.substr(0, text.find(delta, text.find(delta) + 1));
}

inline std::string anthropic_document(std::string_view stop_reason) {
  return fmt::format(
      R"({{"id":"msg_01","type":"message","role":"assistant","model":"claude-sonnet-5","content":[{{"type":"text","text":"{{\"name\":\"Tööls\"}}"}}],"stop_reason":"{}","stop_sequence":null,"usage":{{"input_tokens":25,"cache_creation_input_tokens":7,"cache_read_input_tokens":100,"output_tokens":15}}}})",
      stop_reason);
}

inline std::string chat_chunk(std::string_view delta, std::string_view finish = "null") {
  return fmt::format(
      R"(data: {{"id":"c1","object":"chat.completion.chunk","created":1,"model":"qwen3","choices":[{{"index":0,"delta":{},"logprobs":null,"finish_reason":{}}}],"usage":null}})"
      "\n\n",
      delta,
      finish);
}

inline constexpr std::string_view chat_tokens =
    R"({"prompt_tokens":120,"completion_tokens":9,"total_tokens":129,"prompt_tokens_details":{"cached_tokens":100},"completion_tokens_details":{"reasoning_tokens":0}})";
inline const std::string chat_usage = fmt::format(
    R"(data: {{"id":"c1","object":"chat.completion.chunk","created":1,"model":"qwen3","choices":[],"usage":{}}})"
    "\n\n",
    chat_tokens);
inline const std::string chat_text = chat_chunk(R"({"role":"assistant","content":"","refusal":null})") +
                                     chat_chunk(R"({"content":"{\"name\":"})") +
                                     chat_chunk(R"({"content":"\"Tööls\"}"})");

inline std::string chat_end(std::string_view finish) {
  return chat_chunk("{}", fmt::format("\"{}\"", finish)) + chat_usage + "data: [DONE]\n\n";
}

inline const std::string chat_stream = chat_text + chat_end("stop");

inline std::string chat_document(std::string_view finish) {
  return fmt::format(
      R"({{"id":"c1","object":"chat.completion","created":1,"model":"qwen3","choices":[{{"index":0,"message":{{"role":"assistant","content":"{{\"name\":\"Tööls\"}}","refusal":null}},"logprobs":null,"finish_reason":"{}"}}],"usage":{}}})",
      finish,
      chat_tokens);
}

inline constexpr std::string_view responses_answer =
    R"({"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"{\"name\":\"Tööls\"}","annotations":[]}]})";

// The response object: of the status named, with an item in it or without.
inline std::string response_object(std::string_view status,
                                   std::string_view item = "",
                                   std::string_view incomplete_details = "null",
                                   std::string_view error = "null") {
  constexpr std::string_view usage =
      R"({"input_tokens":132,"input_tokens_details":{"cached_tokens":100,"cache_write_tokens":7},"output_tokens":15,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":147})";
  return fmt::format(
      R"({{"id":"resp_1","object":"response","created_at":1,"status":"{}","model":"gpt-6-sol","output":[{}],"incomplete_details":{},"error":{},"usage":{}}})",
      status,
      item,
      incomplete_details,
      error,
      status == "completed" || status == "incomplete" ? usage : "null");
}

inline std::string responses_event(std::string_view type, int number, std::string_view rest) {
  return fmt::format(
      "event: {0}\ndata: {{\"type\":\"{0}\",\"sequence_number\":{1},{2}}}\n\n", type, number, rest);
}

inline const std::string responses_beginning =
    responses_event("response.created", 0, "\"response\":" + response_object("in_progress")) +
    responses_event("response.in_progress", 1, "\"response\":" + response_object("in_progress"));
inline constexpr std::string_view responses_item =
    R"("output_index":0,"item":{"type":"message","id":"msg_1","status":"in_progress","role":"assistant","content":[]})";
inline constexpr std::string_view responses_part = R"("item_id":"msg_1","output_index":0,"content_index":0,)";

inline const std::string responses_text =
    responses_beginning + responses_event("response.output_item.added", 2, responses_item) +
    responses_event(
        "response.content_part.added",
        3,
        std::string(responses_part) + R"("part":{"type":"output_text","text":"","annotations":[]})") +
    responses_event("response.output_text.delta",
                    4,
                    std::string(responses_part) + R"("delta":"{\"name\":","logprobs":[])") +
    responses_event("response.output_text.delta",
                    5,
                    std::string(responses_part) + R"("delta":"\"Tööls\"}","logprobs":[])");

inline std::string responses_stream(std::string_view status = "completed",
                                    std::string_view incomplete_details = "null") {
  return responses_text +
         responses_event("response.output_text.done",
                         6,
                         std::string(responses_part) + R"("text":"{\"name\":\"Tööls\"}","logprobs":[])") +
         responses_event(
             "response.content_part.done",
             7,
             std::string(responses_part) +
                 R"("part":{"type":"output_text","text":"{\"name\":\"Tööls\"}","annotations":[]})") +
         responses_event("response.output_item.done",
                         8,
                         fmt::format("\"output_index\":0,\"item\":{}", responses_answer)) +
         responses_event(fmt::format("response.{}", status),
                         9,
                         "\"response\":" + response_object(status, responses_answer, incomplete_details));
}

inline constexpr std::string_view responses_refused =
    R"({"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"refusal","refusal":"No."}]})";

inline const std::string responses_refusal =
    responses_beginning + responses_event("response.output_item.added", 2, responses_item) +
    responses_event("response.content_part.added",
                    3,
                    std::string(responses_part) + R"("part":{"type":"refusal","refusal":""})") +
    responses_event("response.refusal.delta", 4, std::string(responses_part) + R"("delta":"No.")") +
    responses_event("response.refusal.done", 5, std::string(responses_part) + R"("refusal":"No.")") +
    responses_event("response.content_part.done",
                    6,
                    std::string(responses_part) + R"("part":{"type":"refusal","refusal":"No."})") +
    responses_event(
        "response.output_item.done", 7, fmt::format("\"output_index\":0,\"item\":{}", responses_refused)) +
    responses_event(
        "response.completed", 8, "\"response\":" + response_object("completed", responses_refused));

}  // namespace nonagon::test
