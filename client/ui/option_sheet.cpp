#include "client/ui/frame_state.h"
#include "shared/text/fold.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

constexpr std::size_t options_a_page = 14;
constexpr GridShape shape{2, 150};

std::vector<Option const*> matching(Choice const& choice, std::string_view filter) {
    std::string const wanted = text::fold(filter);
    std::vector<Option const*> options;
    for (Option const& option : choice.options) {
        if (text::fold(option.label).find(wanted) != std::string::npos)
            options.push_back(&option);
    }
    return options;
}

}

// A dialog with a button an option; long lists in pages, and narrowed by typing.
ChoiceEvent Frame::option_sheet(Choice const& choice) {
    FrameState& s = *m_state;
    // Drawn several times a frame: what a press changes shows in the next one.
    OptionSheet const& sheet = s.option_sheet;
    OptionSheet& next = s.next_option_sheet;
    OptionSheetWords const& words = s.option_sheet_words;
    std::string const name = std::to_string(sheet.select);
    ChoiceEvent event;
    bool is_over = dismissed(Key("options", name));
    Scope const dialog = this->dialog(Key("options", name), {.title = choice.label});
    bool const is_long = choice.options.size() > options_a_page;
    if (is_long) {
        FieldEvent const typed =
            text_field(Key("filter", name),
                       {.label = words.filter, .value = sheet.filter, .kind = InputKind::Search});
        if (typed.changed) {
            next.filter = typed.text;
            next.page = 0;
        }
    }
    std::vector<Option const*> const options = matching(choice, sheet.filter);
    std::size_t const first = std::min(sheet.page * options_a_page, options.size());
    std::size_t const last = std::min(first + options_a_page, options.size());
    if (options.empty())
        text(Key("none", name), words.none);
    {
        Scope const grid = this->grid(Key("list", name), shape);
        for (std::size_t i = first; i < last; ++i) {
            Option const& option = *options[i];
            bool const is_chosen = option.id == choice.value;
            if (button(Key(name, option.id),
                       {.label = option.label,
                        .icon = is_chosen ? icon::check : Icon{},
                        .kind = is_chosen ? ButtonKind::Primary : ButtonKind::Secondary,
                        .width = Width::Full})) {
                event = {!is_chosen, option.id};
                is_over = true;
            }
        }
    }
    {
        Scope const row = this->row(Key("turn", name));
        if (button(Key("close", name), {.label = words.close, .icon = icon::x}))
            is_over = true;
        end_of_row();
        if (first > 0 &&
            button(Key("earlier", name), {.label = words.earlier, .icon = icon::arrow_left}))
            --next.page;
        if (last < options.size() &&
            button(Key("later", name), {.label = words.later, .trailing_icon = icon::arrow_right}))
            ++next.page;
    }
    if (is_over)
        next = {};
    return event;
}

}
