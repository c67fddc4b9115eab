#pragma once

#include "client/app/filing_flow.h"
#include "tests/support/client_fakes.h"
#include "tests/support/read_file.h"

namespace onedoor::fakes {

/// The answer of the server for the procedure with a small form of its own.
inline std::string birth_registration(
    std::string const& form = support::read_file("tests/client/app/two_steps.form.json")) {
    return R"({"procedure":)" +
           support::read_file("assets/catalogue/ho-tich/dang-ky-khai-sinh.json") + R"(,"form":)" +
           form + "}";
}

/// A world whose citizen stands at the first step of the form.
struct FilingWorld : World {
    FilingWorld() {
        open_case();
        act(app::Action::ChooseCase, {}, "on_time");
        act(app::Action::LeaveCase);
    }
    /// For worlds that begin otherwise.
    enum class Start { Nowhere };
    explicit FilingWorld(Start) {}

    void open_case() {
        app.open("/thu-tuc/dang-ky-khai-sinh/nop");
        answer("/api/v1/procedures/dang-ky-khai-sinh", 200, birth_registration());
    }
    void fill_both_steps() {
        edit("full_name", "  Trần Gia  An ");
        edit("dob", "12/11/2026");
        act(app::Action::LeaveStep);
        edit("phone", "0905123268");
        act(app::Action::LeaveStep);
    }
    void bring_all_papers() {
        for (catalogue::Paper const* paper : app::filing_flow::papers_to_attach(app.state()))
            act(app::Action::BringPaper, paper->id);
        act(app::Action::LeavePapers);
    }
    [[nodiscard]] app::Filing const& filing() const { return app.state().filing; }
    [[nodiscard]] app::Drafts const& drafts() const { return app.state().drafts; }
};

}
