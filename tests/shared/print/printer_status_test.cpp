#include "shared/print/printer_status.h"

#include <doctest/doctest.h>
#include <vector>

using namespace onedoor;
using namespace onedoor::print::escpos;

using Four = std::array<std::uint8_t, 4>;

static PrinterStatus ready() {
    return {.online = true};
}

TEST_CASE("printer status: the answers of a printer in order") {
    CHECK(parse_real_time({0x12, 0x12, 0x12, 0x12}) == ready());
    // Drawer pin, paper feed button and waiting for recovery are nobody's fault.
    CHECK(parse_real_time({0x76, 0x1A, 0x12, 0x12}) == ready());
    CHECK(parse_automatic({0x10, 0, 0, 0}) == ready());
    CHECK(parse_automatic({0x54, 0x03, 0x60, 0x6F}) == ready());
}

TEST_CASE("printer status: no paper, as DLE EOT 1, 2 and 4 tell it") {
    PrinterStatus const expected{.paper_near_end = true, .paper_out = true};
    CHECK(parse_real_time({0x1A, 0x32, 0x12, 0x7E}) == expected);
    CHECK(parse_automatic({0x18, 0, 0x0F, 0}) == expected);
}

TEST_CASE("printer status: each fault has its own bit in both kinds of answer") {
    struct Case {
        Four real_time;
        Four automatic;
        PrinterStatus expected;
    };
    Case const cases[] = {
        {{0x1A, 0x12, 0x12, 0x12}, {0x18, 0, 0, 0}, {}},
        {{0x1A, 0x16, 0x12, 0x12}, {0x38, 0, 0, 0}, {.cover_open = true}},
        {{0x12, 0x12, 0x12, 0x1E}, {0x10, 0, 3, 0}, {.online = true, .paper_near_end = true}},
        {{0x1A, 0x52, 0x1A, 0x12}, {0x18, 0x08, 0, 0}, {.cutter_error = true}},
        {{0x1A, 0x52, 0x52, 0x12}, {0x18, 0x40, 0, 0}, {.passing_error = true}},
        {{0x1A, 0x52, 0x32, 0x12}, {0x18, 0x20, 0, 0}, {.lasting_error = true}},
        {{0x1A, 0x52, 0x16, 0x12}, {0x18, 0x04, 0, 0}, {.other_error = true}},
    };
    for (Case const& one : cases) {
        CHECK(parse_real_time(one.real_time) == one.expected);
        CHECK(parse_automatic(one.automatic) == one.expected);
    }
    CHECK(parse_real_time({0x1A, 0x52, 0x12, 0x12}) == PrinterStatus{.other_error = true});
}

TEST_CASE("printer status: an answer with any fixed bit turned is garbage") {
    for (int const bit : {0, 1, 4, 7}) {
        for (std::size_t at = 0; at < 4; ++at) {
            CAPTURE(bit);
            CAPTURE(at);
            Four real_time = {0x12, 0x12, 0x12, 0x12};
            real_time[at] ^= static_cast<std::uint8_t>(1 << bit);
            auto const status = parse_real_time(real_time);
            REQUIRE_FALSE(status);
            CHECK(status.error().code == "printer.status");

            if (at > 0 && bit < 4)
                continue;
            Four automatic = {0x10, 0, 0, 0};
            automatic[at] ^= static_cast<std::uint8_t>(1 << bit);
            CHECK_FALSE(parse_automatic(automatic));
        }
    }
}

static std::vector<AnswerReader::Answer> read(AnswerReader& reader,
                                              std::vector<std::uint8_t> const& bytes) {
    std::vector<AnswerReader::Answer> answers;
    for (std::uint8_t const byte : bytes) {
        auto const answer = reader.add(byte);
        REQUIRE(answer);
        if (*answer)
            answers.push_back(**answer);
    }
    return answers;
}

TEST_CASE("printer status: answers mixed on one line are told apart") {
    using Kind = AnswerReader::Kind;
    AnswerReader reader;
    auto const answers = read(reader, {0x12, 0x11, 0x00, 0x38, 0x08, 0x13, 0x0F, 0x00, //
                                       0x37, 0x25, 0x00, 0x0C, 0x1A});
    REQUIRE(answers.size() == 6);
    CHECK(answers[0].kind == Kind::RealTime);
    CHECK(answers[1].kind == Kind::Ordered);
    CHECK(answers[2].kind == Kind::Automatic);
    CHECK(answers[2].bytes == Four{0x38, 0x08, 0x0F, 0x00});
    CHECK(answers[3].kind == Kind::Cleared);
    CHECK(answers[4].kind == Kind::Ordered);
    CHECK(answers[4].bytes[0] == 0x0C);
    CHECK(answers[5].kind == Kind::RealTime);
    CHECK(answers[5].bytes[0] == 0x1A);
}

TEST_CASE("printer status: noise is an error and the next answer is read again") {
    for (std::vector<std::uint8_t> const& noise : {std::vector<std::uint8_t>{0xFF},
                                                   {0x80},
                                                   {0x38, 0x90},
                                                   {0x37, 0x24},
                                                   {0x37, 0x25, 0x12}}) {
        AnswerReader reader;
        bool failed = false;
        for (std::uint8_t const byte : noise)
            failed |= !reader.add(byte);
        CHECK(failed);
        CHECK(read(reader, {0x12}).size() == 1);
    }
}

TEST_CASE("printer status: every byte begins an answer, is flow control or is an error") {
    std::size_t begun = 0, errors = 0;
    for (int byte = 0; byte < 256; ++byte) {
        AnswerReader reader;
        auto const answer = reader.add(static_cast<std::uint8_t>(byte));
        (answer ? begun : errors) += 1;
    }
    // 64 answers to GS r, 16 to DLE EOT, 16 beginnings of automatic status, one block, XON, XOFF.
    CHECK(begun == 64 + 16 + 16 + 1 + 2);
    CHECK(errors == 256 - begun);
}
