#include "client/platform/headless/headless.h"
#include "client/ui/frame.h"

#include <doctest/doctest.h>
#include <imgui.h>

using namespace onedoor;
using ui::Role;

namespace {

/// A page whose parts are told one by one.
class ToldPage final : public platform::Program {
public:
    void open(std::string_view) override {}
    void prefer(ui::Display const&) override {}
    [[nodiscard]] ui::Display display() const override { return {}; }
    void draw(ui::Frame& frame) override {
        frame.begin_page({.route = "told", .title = "Trang"});
        {
            auto main = frame.main();
            frame.heading("title", 1, "Tiêu đề");
            frame.text("words", "Một câu chỉ để đọc");
        }
        frame.mark_spoken(told);
        frame.end_page();
    }
    void follow(std::string_view) override {}
    void perform() override {}
    std::optional<platform::Address> take_address() override { return std::nullopt; }
    void receive(net::Response) override {}
    void loaded(std::string_view, std::optional<std::string>) override {}
    void chunk_read(app::FileChunk) override {}

    ui::NodeId told = 0;
};

}

TEST_CASE("mark: what is being said is outlined, also what nobody can press") {
    ToldPage page;
    platform::Headless headless(page, ONEDOOR_FONTS);
    headless.resize(1080, 1920);
    auto const corners = [&](ui::NodeId told) {
        page.told = told;
        headless.draw();
        return headless.frame().drawing()->TotalVtxCount;
    };
    int const silent = corners(0);
    CHECK(corners(headless.find(Role::Text, "Một câu chỉ để đọc")->id) > silent);
    CHECK(corners(headless.find(Role::Heading, "Tiêu đề")->id) > silent);
    CHECK(corners(headless.frame().tree().nodes().front().id) == silent);
    CHECK(corners(12345) == silent);
}
