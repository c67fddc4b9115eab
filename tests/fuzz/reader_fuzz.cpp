#include "client/reader/frames.h"
#include "client/reader/reading.h"
#include "client/reader/wedge_keys.h"
#include "shared/core/limits.h"
#include "shared/core/verify.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

using namespace onedoor;
using namespace onedoor::reader;

static void check(FrameAssembler& assembler) {
    std::size_t waiting = 0;
    while (std::optional<Frame> frame = assembler.take()) {
        VERIFY(++waiting <= limits::reader_frames_waiting_max);
        VERIFY((frame->kind == Frame::Kind::Text) != frame->text.empty());
        VERIFY(frame->text.size() <= limits::reader_frame_bytes_max);
        VERIFY(text::is_valid_utf8(frame->text));
        VERIFY(std::ranges::none_of(frame->text,
                                    [](char c) { return (c >= '\0' && c < ' ') || c == '\x7F'; }));
        Reading reading = classify(frame->text);
        VERIFY(reading.kind != Reading::Kind::Unknown ||
               text::character_count(reading.text) <= limits::reader_excerpt_characters_max);
        forget(reading);
        VERIFY(reading.text.empty() && !reading.card);
    }
}

static std::string typed(std::string_view bytes) {
    std::string characters;
    WedgeKeys keys;
    for (; bytes.size() >= 4; bytes.remove_prefix(4)) {
        input_event event{};
        event.type = static_cast<std::uint16_t>(bytes[0] & 1);
        std::memcpy(&event.code, bytes.data() + 1, 1);
        event.value = bytes[2] & 3;
        event.input_event_sec = bytes[3] & 7;
        keys.accept(event, characters);
    }
    return characters;
}

/// Whatever a line or keys send, in whatever pieces and with whatever gaps: readings are bounded
/// text, and after forget() none comes out.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view input(reinterpret_cast<char const*>(data), size);
    if (input.size() < 2)
        return 0;
    FrameAssembler assembler((input[0] & 1) != 0 ? Framing::Gap : Framing::Terminated);
    std::size_t const piece = static_cast<std::size_t>(input[1] & 63) + 1;
    std::string const keys = (input[0] & 2) != 0 ? typed(input.substr(2)) : std::string();
    input = keys.empty() ? input.substr(2) : std::string_view(keys);
    std::int64_t now = 0;
    for (; !input.empty(); input.remove_prefix(std::min(piece, input.size()))) {
        assembler.receive(input.substr(0, piece), core::Uptime{now});
        now += static_cast<unsigned char>(input.front());
        assembler.rest(core::Uptime{now});
        check(assembler);
    }
    assembler.forget();
    VERIFY(!assembler.take());
    return 0;
}
