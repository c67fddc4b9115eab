#include "client/app/filing_flow.h"
#include "client/screens/citizen/citizen.h"
#include "client/screens/citizen/drafts.h"
#include "client/screens/citizen/filing_parts.h"

#include <algorithm>

namespace onedoor::screens::citizen {

using app::PaperAnswer;
using app::UploadState;

static std::string upload_error(View const& view, PaperAnswer const& answer) {
    std::string_view const reason = problem_text(view, answer.problem);
    return view.say(Key::papers_failed, {{"name", answer.file.name}, {"reason", reason}});
}

static std::string upload_detail(View const& view, PaperAnswer const& answer, float progress) {
    if (answer.state == UploadState::Stored)
        return view.say(Key::papers_uploaded, {{"name", answer.file.name}});
    if (answer.state == UploadState::Waiting)
        return view.say(Key::papers_waiting, {{"name", answer.file.name}});
    if (progress < 0)
        return {};
    std::string const percent = std::to_string(static_cast<int>(progress * 100));
    return view.say(Key::papers_uploading, {{"percent", percent}});
}

static float progress_of(PaperAnswer const& answer) {
    if (answer.state == UploadState::Reading)
        return 0;
    if (answer.state != UploadState::Sending || answer.file.size_bytes == 0)
        return -1;
    return static_cast<float>(answer.bytes_sent) / static_cast<float>(answer.file.size_bytes);
}

static Key flaw_key(app::PhotoFlaw flaw) {
    return flaw == app::PhotoFlaw::Dark     ? Key::papers_photo_dark
           : flaw == app::PhotoFlaw::Bright ? Key::papers_photo_bright
                                            : Key::papers_photo_blurred;
}

/// A photograph that is hard to read is sent all the same; the person decides.
static void photo_warning(View const& view, catalogue::Paper const& paper,
                          PaperAnswer const& answer) {
    if (answer.file.flaw == app::PhotoFlaw::None)
        return;
    view.ui.alert({"photo", paper.id},
                  {.kind = ui::AlertKind::Warn, .text = view.say(flaw_key(answer.file.flaw))});
    auto row = view.ui.row({"photo-choice", paper.id});
    std::string_view const name = view.say(paper.name);
    if (view.ui.button({"photo-other", paper.id},
                       {.label = view.say(Key::papers_photo_other), .description = name}))
        view.want(Action::RemoveFile, paper.id);
    if (view.ui.button({"photo-keep", paper.id},
                       {.label = view.say(Key::papers_photo_keep), .description = name}))
        view.want(Action::KeepPhoto, paper.id);
}

static void file_of(View const& view, catalogue::Paper const& paper, PaperAnswer const& answer) {
    auto const& missing = view.state.filing.missing_papers;
    std::string_view const name = view.say(paper.name);
    std::string error;
    if (answer.state == UploadState::Failed)
        error = upload_error(view, answer);
    else if (std::find(missing.begin(), missing.end(), paper.id) != missing.end())
        error = view.say(Key::papers_missing, {{"paper", name}});
    float const progress = progress_of(answer);
    std::string const detail = upload_detail(view, answer, progress);
    std::string const remove = view.say(Key::papers_remove_for, {{"paper", name}});
    ui::FileEvent const event = view.ui.file_field(
        paper.id, {.label = name,
                   .help = view.say(paper.note),
                   .error = error,
                   .choose_label = view.say(Key::papers_choose),
                   .file_name = answer.file.name,
                   .file_detail = detail,
                   .accept = "application/pdf,image/jpeg,image/png",
                   .remove_label = remove,
                   .progress = progress,
                   .required = paper.necessity == catalogue::Necessity::Required});
    if (event.chosen)
        view.intents.push_back({Action::ChooseFile,
                                paper.id,
                                {},
                                {.handle = event.handle,
                                 .name = std::string(event.name),
                                 .type = std::string(event.type),
                                 .size_bytes = event.size,
                                 .flaw = static_cast<app::PhotoFlaw>(event.flaw)}});
    if (event.removed)
        view.want(Action::RemoveFile, paper.id);
    photo_warning(view, paper, answer);
}

static void paper_card(View const& view, catalogue::Paper const& paper) {
    static PaperAnswer const none;
    auto const found = view.state.filing.papers.find(paper.id);
    PaperAnswer const& answer = found == view.state.filing.papers.end() ? none : found->second;
    auto card = view.ui.card({"paper", paper.id});
    if (!answer.bring && view.machine == nullptr)
        file_of(view, paper, answer);
    else
        view.ui.heading({"name", paper.id}, 2, view.say(paper.name));
    if (answer.state != UploadState::None)
        return;
    std::string const bring = view.say(Key::papers_bring_for, {{"paper", view.say(paper.name)}});
    if (view.ui.checkbox({"bring", paper.id},
                         {.label = bring, .check = answer.bring ? ui::Check::On : ui::Check::Off}))
        view.want(Action::BringPaper, paper.id);
}

void papers(View const& view) {
    std::size_t const number = app::filing_flow::visible_steps(view.state).size() + 1;
    filing_stepper(view, number);
    view.ui.heading("title", 1, view.say(Key::papers_title));
    auto const papers = app::filing_flow::papers_to_attach(view.state);
    view.ui.text("intro", papers.empty()            ? view.say(Key::papers_none)
                          : view.machine != nullptr ? view.machine->papers_intro()
                                                    : view.say(Key::papers_intro));
    draft_notice(view);
    auto form = view.ui.form("papers", view.say(Key::papers_title));
    for (catalogue::Paper const* paper : papers)
        paper_card(view, *paper);
    next_button(view, number, Action::LeavePapers);
}

}
