#pragma once

#include "shared/guide/checklist.h"
#include "shared/text/language.h"

#include <span>
#include <string>

/// A checklist in the words people read, the same in the program and on the light pages. Tasks are
/// named by their numbers in it, from 1.
namespace onedoor::wording {

/// "Câu 2/4"
std::string question_number(guide::Progress const& progress, text::Language language);

/// "20.000 đ", "20.000 đ và 1 khoản theo quy định của địa phương", "Không thu".
std::string cost(guide::Cost const& cost, text::Language language);

/// The fees of one task: one amount, or two where filing online costs less.
std::string task_cost(guide::Task const& task, text::Language language);

/// "Nộp bây giờ, hẹn trả 17:00 thứ Hai, 23/11/2026"; what it waits for, and what is not known.
std::string task_time(guide::Task const& task, text::Language language);

/// "Trực tuyến, Trực tiếp tại quầy"
std::string channels(guide::Task const& task, text::Language language);

/// "Xong tất cả: …", or that it cannot be said.
std::string all_done(guide::Checklist const& checklist, text::Language language);

/// "2 bản chính, 1 bản sao"
std::string paper_counts(guide::BringPaper const& paper, text::Language language);

/// What else to know of a paper: when it is needed, that it is only shown or filled in here.
std::string paper_note(guide::BringPaper const& paper, text::Language language);

/// "Cho việc 1, 3"; empty when there is one task only.
std::string paper_uses(guide::Checklist const& checklist, guide::BringPaper const& paper,
                       text::Language language);

/// "Trẻ em: miễn 100%, việc 2"
std::string exemption(guide::Checklist const& checklist, guide::Exemption const& exemption,
                      text::Language language);

/// "Nộp bây giờ: hẹn trả 17:00 …" for a method of a procedure; empty when its time is unknown.
std::string due_now(catalogue::Procedure const& procedure, catalogue::Method const& method,
                    guide::Today const& today, text::Language language);

}
