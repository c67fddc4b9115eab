#include "server/casework/act.h"

#include "shared/core/bytes.h"
#include "shared/core/limits.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

namespace onedoor::casework {

static constexpr std::size_t line_characters_max = 200;

/// Text of several lines as people typed it; `path` names it in an error.
static Result<std::string> tidy_text(std::optional<std::string> const& typed, std::string path,
                                     std::size_t characters_max) {
    std::string text = text::collapse_white_space_in_lines(text::to_nfc(typed.value_or("")));
    if (text::has_control_characters(text, text::LineBreaks::Allowed))
        return fail("act.text", "characters that nobody types", std::move(path));
    if (text::character_count(text) > characters_max)
        return fail("act.text", "the text is too long", std::move(path));
    return text;
}

static Result<std::string> read_text(json::ObjectReader& reader, std::string_view name,
                                     std::size_t characters_max) {
    return tidy_text(TRY(reader.optional_string(name)), reader.path_of(name), characters_max);
}

static Result<RequestedItem> read_item(json::Value const& value, std::string path) {
    auto reader = TRY(json::ObjectReader::open(value, std::move(path)));
    RequestedItem item;
    item.paper = TRY(read_text(reader, "paper", line_characters_max));
    item.text = TRY(read_text(reader, "text", limits::act_text_characters_max));
    if (item.paper.empty() && item.text.empty())
        return fail("act.request", "neither a paper nor a text", reader.path());
    TRY_VOID(reader.finish());
    return item;
}

static Result<std::optional<Receiver>> read_receiver(json::ObjectReader& parent) {
    auto reader = TRY(parent.optional_object("receiver"));
    if (!reader)
        return std::nullopt;
    Receiver receiver;
    receiver.name = TRY(read_text(*reader, "name", line_characters_max));
    receiver.identity_number = TRY(read_text(*reader, "identity_number", line_characters_max));
    receiver.authority = TRY(read_text(*reader, "authority", limits::act_text_characters_max));
    TRY_VOID(reader->finish());
    if (receiver.name.empty())
        return fail("act.receiver", "the receiver has no name", reader->path_of("name"));
    if (receiver.identity_number.empty())
        return fail("act.receiver", "no identity paper", reader->path_of("identity_number"));
    return receiver;
}

static Result<std::optional<core::Instant>> read_until(json::ObjectReader& reader) {
    std::optional<std::string> const text = TRY(reader.optional_string("until"));
    if (!text)
        return std::nullopt;
    Result<core::Instant> const until = core::parse_iso_instant(*text);
    if (!until)
        return fail("time.format", "2026-11-27T10:00:00Z is expected", reader.path_of("until"));
    return *until;
}

Result<Act> parse_act(json::Value const& document) {
    auto reader = TRY(json::ObjectReader::open(document));
    Act act;
    std::string const id = TRY(reader.string("act_id"));
    act.id = TRY(store::ActId::parse(id));
    act.version = static_cast<std::int32_t>(TRY(reader.integer("version", {0, INT32_MAX})));
    act.action = TRY(reader.string("action"));
    act.reason = TRY(read_text(reader, "reason", limits::act_text_characters_max));
    act.request = TRY(reader.optional_list<RequestedItem>("request", read_item));
    if (act.request.size() > limits::act_request_items_max)
        return fail("act.request", "too many papers are asked for", "request");
    act.unit = TRY(read_text(reader, "unit", line_characters_max));
    act.officer = TRY(read_text(reader, "officer", line_characters_max));
    act.until = TRY(read_until(reader));
    act.receiver = TRY(read_receiver(reader));
    TRY_VOID(reader.finish());
    act.hash = core::sha256(core::as_bytes(json::write_canonical(document)));
    return act;
}

}
