#include "client/interaction/surface.h"
#include "client/platform/headless/headless.h"

#include <doctest/doctest.h>

using namespace onedoor;
using interaction::Command;
using interaction::Echo;
using keyboard::KeyKind;
using keyboard::Outcome;
using ui::Role;

namespace {

/// One field alone.
class FieldPage final : public platform::Program {
public:
    FieldPage(ui::InputKind kind, std::uint16_t most) : m_kind(kind), m_most(most) {}

    void open(std::string_view) override {}
    void prefer(ui::Display const&) override {}
    [[nodiscard]] ui::Display display() const override { return {}; }
    void draw(ui::Frame& frame) override {
        frame.begin_page({.route = "field", .title = "Trang"});
        ui::FieldEvent const event = frame.text_field(
            "field", {.label = "Ô", .value = m_value, .kind = m_kind, .max_length = m_most});
        frame.end_page();
        if (event.changed)
            m_next = event.text;
    }
    void follow(std::string_view) override {}
    void perform() override { m_value = m_next; }
    std::optional<platform::Address> take_address() override { return std::nullopt; }
    void receive(net::Response) override {}
    void loaded(std::string_view, std::optional<std::string>) override {}
    void chunk_read(app::FileChunk) override {}

private:
    ui::InputKind m_kind;
    std::uint16_t m_most;
    std::string m_value, m_next;
};

/// Somebody who has opened the field and types.
class Typist {
public:
    explicit Typist(ui::InputKind kind = ui::InputKind::Text, std::uint16_t most = 40)
        : m_page(kind, most) {
        draw();
        surface.command(Command::Next);
        surface.command(Command::Select);
        draw();
        REQUIRE(surface.is_editing());
    }
    /// What came of the last of these keys.
    Echo type(std::string_view keys) {
        surface.type(keys);
        return last();
    }
    Echo erase() {
        surface.command(Command::Backspace);
        return last();
    }

private:
    Echo last() {
        draw();
        std::vector<Echo> const echoes = surface.take_echoes();
        REQUIRE_FALSE(echoes.empty());
        return echoes.back();
    }
    void draw() {
        for (int i = 0; i < 3; ++i) {
            surface.prepare(m_input);
            surface.learn(platform::run_frame(m_headless.frame(), m_page, m_input));
        }
    }

    FieldPage m_page;
    platform::Headless m_headless{m_page, ONEDOOR_FONTS};
    ui::Input m_input{.viewport = {1080, 1920, 1, 0}};

public:
    interaction::Surface surface{m_headless.frame()};
};

}

TEST_CASE("echo: a letter says itself, a mark the word that it changed") {
    Typist typist;
    CHECK(typist.type("a").word.empty());
    CHECK(typist.type("n").word.empty());
    CHECK(typist.type("s").word == "án");
    CHECK(typist.type(" ").word == "án");
    CHECK(typist.type("d").word.empty());
    CHECK(typist.type("d").word == "đ");
}

TEST_CASE("echo: Backspace says what it took, a letter or a mark") {
    Typist typist;
    typist.type("ans");
    Echo const mark = typist.erase();
    CHECK(mark.erased == 0);
    CHECK(mark.word == "an");
    CHECK(typist.erase().erased == U'n');
    CHECK(typist.erase().erased == U'a');
    CHECK(typist.erase().outcome == Outcome::Unchanged);
    CHECK(typist.type("ê").outcome == Outcome::Changed);
    CHECK(typist.erase().erased == U'ê');
}

TEST_CASE("echo: a full field says so") {
    Typist typist(ui::InputKind::Text, 2);
    CHECK(typist.type("ab").outcome == Outcome::Changed);
    CHECK(typist.type("c").outcome == Outcome::Full);
}

TEST_CASE("S2: echo: of a secret neither what is written nor what is taken away") {
    Typist typist(ui::InputKind::Password);
    for (char const* key : {"a", "s", " ", "b"}) {
        Echo const echo = typist.type(key);
        CHECK(echo.purpose == keyboard::Purpose::Secret);
        CHECK(echo.word.empty());
    }
    CHECK(typist.erase().erased == 0);
}
