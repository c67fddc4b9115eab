#include "tests/kiosk/gallery.h"

#include "tests/support/layout_findings.h"

#include <cstdio>

namespace onedoor::testing {

using session::State;
using ui::Node;
using ui::Role;

namespace {

// The way out is in the same place on every page (design guide, section 6).
constexpr ui::Rect way_out{48, 1792, 188, 104};
constexpr float seated_reach = 960;
constexpr float tolerance = 1;

bool is_at(Node const& node, ui::Rect place) {
    auto const near = [](float a, float b) { return std::abs(a - b) < tolerance; };
    return near(node.x, place.x) && near(node.y, place.y) && near(node.w, place.w) &&
           near(node.h, place.h);
}

std::string line_of(ui::Tree const& tree, Node const& node) {
    return std::string(ui::role_name(node.role)) + " \"" + std::string(tree.text(node.label)) +
           "\" at y " + std::to_string(static_cast<int>(node.y));
}

}

void Gallery::settle() {
    m_person.at_machine([&] {
        m_window.kiosk().frame().log_text();
        m_window.kiosk().draw_soon();
    });
    // Each turn of somebody who looks draws; a sheet takes 200 ms to come.
    constexpr std::int64_t movement_ms = 250;
    std::int64_t const end = platform::system_uptime().milliseconds + movement_ms;
    m_person.wait_until([&] { return platform::system_uptime().milliseconds > end; }, "a frame");
    m_person.wait_until([] { return true; }, "one more");
}

// Of what is pressed nothing may lie above the reach of somebody who sits.
std::vector<std::string> Gallery::reach_findings() {
    kiosk::Kiosk& kiosk = m_window.kiosk();
    std::vector<std::string> findings;
    interaction::Window const window = kiosk.surface().window();
    if (!m_look.is_seated || window.scroll_y > 0 || kiosk.session().state() != State::Active)
        return findings;
    ui::Tree const& tree = kiosk.frame().tree();
    for (std::size_t const index : interaction::stops(tree)) {
        Node const& node = tree.nodes()[index];
        // The logo is one of two ways home.
        bool const is_logo =
            node.role == Role::Link && tree.text(node.extra) == "/" && node.y < 120;
        if (!is_logo && interaction::on_glass(node, window).y < seated_reach - tolerance)
            findings.push_back("out of reach: " + line_of(tree, node));
    }
    return findings;
}

std::vector<std::string> Gallery::way_out_findings() {
    kiosk::Kiosk& kiosk = m_window.kiosk();
    if (kiosk.session().state() != State::Active)
        return {};
    ui::Tree const& tree = kiosk.frame().tree();
    for (Node const& node : tree.nodes()) {
        std::string_view const label = tree.text(node.label);
        if (node.role == Role::Button && (label == "Kết thúc" || label == "End") &&
            is_at(node, way_out))
            return {};
    }
    return {"the way out is not in its place"};
}

// From every page but the first one leads a way back.
std::vector<std::string> Gallery::way_back_findings() {
    kiosk::Kiosk& kiosk = m_window.kiosk();
    ui::Frame& frame = kiosk.frame();
    if (kiosk.session().state() != State::Active || frame.has_dialog())
        return {};
    for (Node const& node : frame.tree().nodes()) {
        std::string_view const label = frame.tree().text(node.label);
        bool const is_home = node.role == Role::Link && label.starts_with("Tra cứu hồ sơ");
        bool const is_way = node.role == Role::Button &&
                            (label.starts_with("Quay lại") || label.starts_with("Về "));
        if (is_home || is_way || label == "Tiếng Việt")
            return {};
    }
    return {"no way back"};
}

void Gallery::judge(std::string const& name, WayBack way_back) {
    ui::Frame& frame = m_window.kiosk().frame();
    std::vector<std::string> findings = support::layout_findings(
        frame, frame.log_text(), m_window.kiosk().surface().window().width);
    for (auto const& more : {reach_findings(), way_out_findings()})
        findings.insert(findings.end(), more.begin(), more.end());
    if (way_back == WayBack::Expected)
        for (std::string& finding : way_back_findings())
            findings.push_back(std::move(finding));
    m_findings += static_cast<unsigned>(findings.size());
    for (std::string const& finding : findings)
        std::printf("FAILED  %s %s: %s\n", std::string(m_look.name).c_str(), name.c_str(),
                    finding.c_str());
    std::fflush(stdout);
}

void Gallery::take(std::string_view name, WayBack way_back) {
    settle();
    ++m_pictures;
    std::string const number = std::to_string(m_pictures);
    std::string const file = m_path + "-" +
                             std::string(2 - std::min<std::size_t>(2, number.size()), '0') +
                             number + "-" + std::string(name);
    m_person.at_machine([&] {
        judge(std::string(name), way_back);
        m_window.save_picture(file + ".png");
    });
}

void Gallery::take_whole(std::string_view name) {
    take(name);
    bool is_long = false;
    m_person.at_machine([&] {
        interaction::Surface& surface = m_window.kiosk().surface();
        is_long = surface.page_turn() == ui::PageTurn::Down && !surface.is_editing() &&
                  !m_window.kiosk().frame().has_dialog();
        surface.scroll_by(is_long ? 100'000.0F : 0.0F);
    });
    if (!is_long)
        return;
    take(std::string(name) + "-foot");
    m_person.at_machine([&] { m_window.kiosk().surface().scroll_to_top(); });
}

void Gallery::take_in_english(std::string_view name) {
    m_person.touch(Role::Button, "English");
    take(std::string(name) + "-en");
    m_person.touch(Role::Button, "Tiếng Việt");
}

}
