#include "tests/client/kiosk/listener.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using kiosk_tests::Listener;

namespace {

constexpr char id[] = "AAECAwQFBgcICQoLDA0ODw";
constexpr char key[] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

bool sees(Listener& citizen, ui::Role role, std::string_view beginning) {
    ui::Tree const& tree = citizen.tree();
    return std::ranges::any_of(tree.nodes(), [&](ui::Node const& node) {
        return node.role == role && tree.text(node.label).starts_with(beginning);
    });
}

void type_something(Listener& citizen) {
    citizen.press(interaction::Command::Down);
    citizen.machine.program().open("/thu-tuc/cap-ban-sao-trich-luc-ho-tich/nop");
    citizen.listen();
    citizen.go_to("Họ, chữ đệm, tên");
    citizen.choose();
    citizen.write("an");
}

}

TEST_CASE("kiosk: whoever ends may take the draft along on a phone") {
    Listener citizen;
    type_something(citizen);
    citizen.go_to("Kết thúc", Listener::Way::Back);
    citizen.choose();
    citizen.go_to("Mang bản nháp về điện thoại");
    citizen.choose();
    REQUIRE(citizen.cipher.sealed.size() == 1);
    CHECK(citizen.cipher.sealed[0].contains("an"));
    citizen.machine.program().enciphered({{key, "sealed"}});
    fakes::Transport::Sent const sent = citizen.transport.take("/api/v1/handovers");
    citizen.machine.receive(
        {.token = sent.token,
         .status = 201,
         .body = R"({"handover_id":"AAECAwQFBgcICQoLDA0ODw","expires_at":"2026-11-21T02:22:00Z"})"},
        citizen.now);
    citizen.listen();
    CHECK(sees(citizen, ui::Role::Image, "Mã QR để chuyển bản nháp"));
}

TEST_CASE("kiosk: a draft begun on a phone goes on here") {
    Listener citizen;
    citizen.press(interaction::Command::Down);
    citizen.machine.program().open(std::string("/ban-giao/") + id + "#" + key);
    std::string const take = std::string("/api/v1/handovers/") + id + "/take";
    fakes::Transport::Sent const sent = citizen.transport.take(take);
    citizen.machine.receive(
        {.token = sent.token, .status = 200, .body = R"({"ciphertext":"sealed"})"}, citizen.now);
    citizen.listen();
    REQUIRE(citizen.cipher.opened.size() == 1);
    // Whatever it is: the page does not wait for it any more.
    citizen.machine.program().deciphered("no draft");
    citizen.machine.draw_soon();
    citizen.listen();
    CHECK(sees(citizen, ui::Role::Alert, ""));
}
