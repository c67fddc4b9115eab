#pragma once

#include "client/app/outbox.h"
#include "client/platform/app_program.h"
#include "client/platform/headless/headless.h"
#include "tests/support/client_fakes.h"
#include "tests/support/read_file.h"

#include <string>
#include <string_view>
#include <vector>

/// The product's screens for tests; ONEDOOR_FONTS and ONEDOOR_ASSETS name built folders.
namespace onedoor::fakes {

inline constexpr char procedure_path[] = "/api/v1/procedures/dang-ky-khai-sinh";

/// The product without a window, in a world under the test's control.
struct Stage {
    Transport transport;
    Storage storage;
    Files files;
    Outbox outbox;
    SteppedClock clock;
    CountingRandom random;
    Cipher cipher;
    platform::AppProgram program{{transport,
                                  storage,
                                  files,
                                  outbox,
                                  clock,
                                  random,
                                  {.search_index = "/assets/index.json",
                                   .units = "/assets/units.json",
                                   .guides = "/assets/guides.json",
                                   .offices = "/assets/offices.json"},
                                  "https://motcua.example",
                                  "vi",
                                  &cipher}};
    platform::Headless headless{program, ONEDOOR_FONTS};

    void answer(std::string_view path, int status, std::string body) {
        Transport::Sent const taken = transport.take(path);
        program.receive({.token = taken.token, .status = status, .body = std::move(body)});
    }
    /// Answers whatever data file was asked for.
    void give_data() {
        for (auto const& sent : std::vector(transport.sent)) {
            std::string const& path = sent.request.path;
            if (path.starts_with("/assets/"))
                answer(path, 200, support::read_file(ONEDOOR_ASSETS + path.substr(7)));
            else if (path == procedure_path)
                answer(path, 200,
                       R"({"procedure":)" +
                           support::read_file("assets/catalogue/ho-tich/dang-ky-khai-sinh.json") +
                           R"(,"form":)" +
                           support::read_file("assets/forms/dang-ky-khai-sinh.v1.json") + "}");
        }
        headless.draw();
    }
    void open(std::string_view target) {
        program.open(target);
        headless.draw();
        give_data();
    }
    [[nodiscard]] std::vector<std::string> names_of(ui::Role role) {
        ui::Tree const& tree = headless.frame().tree();
        std::vector<std::string> names;
        for (ui::Node const& node : tree.nodes())
            if (node.role == role)
                names.emplace_back(tree.text(node.label));
        return names;
    }
};

}
