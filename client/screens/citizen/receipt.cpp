#include "client/screens/citizen/citizen.h"
#include "shared/qr/qr.h"
#include "shared/strings/dates.h"

namespace onedoor::screens::citizen {

static void codes(View const& view, protocol::Receipt const& receipt) {
    ui::Frame& ui = view.ui;
    auto columns = ui.columns("columns", {1.6F, 1});
    {
        auto card = ui.card("codes");
        ui.code("reference", view.say(Key::receipt_reference), receipt.reference);
        ui.code("secret", view.say(Key::receipt_secret), receipt.secret);
        ui.text("keep", {.text = view.say(Key::receipt_keep), .icon = ui::icon::info});
    }
    columns.next();
    auto card = ui.card("qr-card");
    std::string const label = view.say(Key::receipt_qr, {{"reference", receipt.reference}});
    if (Result<qr::Code> const code = qr::encode(view.state.origin + receipt.track))
        ui.qr("qr", {.label = label, .modules = code->modules, .side = code->side});
}

void receipt(View const& view) {
    if (!view.state.filing.receipt)
        return;
    protocol::Receipt const& receipt = *view.state.filing.receipt;
    ui::Frame& ui = view.ui;
    ui.heading("title", 1, view.say(Key::receipt_title));
    std::string const time = strings::moment_text(receipt.received_at, view.language());
    std::string const intro = view.say(Key::receipt_intro, {{"time", time}});
    ui.alert("stored", {.kind = ui::AlertKind::Ok, .text = intro});
    codes(view, receipt);
    auto actions = ui.actions("actions");
    ui.link("home", {.label = view.say(Key::receipt_home), .href = "/"});
    if (ui.button("track", {.label = view.say(Key::receipt_track),
                            .trailing_icon = ui::icon::arrow_right,
                            .kind = ui::ButtonKind::Primary}))
        view.want(Action::Follow, {}, receipt.track);
}

}
